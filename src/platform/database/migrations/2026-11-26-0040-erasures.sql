-- What was erased about whom, so that a restored backup can be made to forget it again: digests that only this
-- installation's secret can make, and what was left. No name stands here.
CREATE TABLE udsyn.records_erasure (
  municipality_id uuid NOT NULL,
  erasure_id uuid NOT NULL,
  at timestamptz NOT NULL,
  what jsonb NOT NULL,
  PRIMARY KEY (municipality_id, erasure_id)
)
-- next
ALTER TABLE udsyn.records_erasure ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_erasure USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX records_audit_action ON udsyn.records_audit (municipality_id, action, audit_id)
