-- A survey that everybody who travelled has answered is closed before its last day. Not when that was: it would be when the
-- last of them answered.
ALTER TABLE udsyn.replies_survey ADD COLUMN all_answered boolean NOT NULL DEFAULT false
