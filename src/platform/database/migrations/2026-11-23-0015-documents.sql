-- A document that belongs to something: its bytes lie in the file store under their hash. What it is was read from the bytes.
CREATE TABLE udsyn.records_document (
  municipality_id uuid NOT NULL,
  document_id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  sha256 text NOT NULL,
  media_type text NOT NULL,
  file_name text NOT NULL,
  size bigint NOT NULL,
  uploaded_at timestamptz NOT NULL,
  uploaded_by text NOT NULL,
  PRIMARY KEY (municipality_id, document_id)
)
-- next
CREATE INDEX records_document_subject ON udsyn.records_document (municipality_id, subject_type, subject_id)
-- next
CREATE INDEX records_document_bytes ON udsyn.records_document (municipality_id, sha256)
-- next
ALTER TABLE udsyn.records_document ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_document USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
