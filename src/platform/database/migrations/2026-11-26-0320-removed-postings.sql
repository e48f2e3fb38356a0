-- That a line was taken out, and of what: what it said, who took it out and why stand in the trail. Without it a case's trail
-- and an auditor's sample would lose sight of what is not there any more.
CREATE TABLE udsyn.accounts_removed_posting (
  municipality_id uuid NOT NULL,
  posting_id uuid NOT NULL,
  subject_type text,
  subject_id uuid,
  booked_on date,
  removed_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, posting_id)
)
-- next
ALTER TABLE udsyn.accounts_removed_posting ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.accounts_removed_posting USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX accounts_removed_posting_subject ON udsyn.accounts_removed_posting (municipality_id, subject_type, subject_id)
