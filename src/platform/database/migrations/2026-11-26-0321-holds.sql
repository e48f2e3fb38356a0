-- Cases that are marked for preservation: until that day no term and no erasure takes what is in them (product.md, rule 11).
CREATE TABLE udsyn.records_hold (
  municipality_id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  reason text NOT NULL,
  until date NOT NULL,
  placed_at timestamptz NOT NULL,
  placed_by text NOT NULL,
  PRIMARY KEY (municipality_id, subject_type, subject_id)
)
-- next
ALTER TABLE udsyn.records_hold ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_hold USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
