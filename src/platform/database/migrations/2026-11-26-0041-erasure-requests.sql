-- An erasure that one person has asked for and another has to carry out. The row goes when it is settled either way.
CREATE TABLE udsyn.records_erasure_request (
  municipality_id uuid NOT NULL,
  request_id uuid NOT NULL,
  asked_at timestamptz NOT NULL,
  asked_by text NOT NULL,
  asked jsonb NOT NULL,
  PRIMARY KEY (municipality_id, request_id)
)
-- next
ALTER TABLE udsyn.records_erasure_request ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_erasure_request USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
