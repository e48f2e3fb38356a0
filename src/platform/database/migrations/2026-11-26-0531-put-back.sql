-- What the trail does not say of a line that is put away, so that it can be put back as it was: its name in its ledger, who
-- made it and when, and what is never public again.
ALTER TABLE udsyn.accounts_removed_posting ADD COLUMN source_key text, ADD COLUMN created_at timestamptz,
  ADD COLUMN created_by text, ADD COLUMN version int, ADD COLUMN never_public text[] NOT NULL DEFAULT '{}'
-- next
CREATE INDEX accounts_removed_posting_pool ON udsyn.accounts_removed_posting (municipality_id, removed_at DESC, posting_id) WHERE subject_id IS NULL
