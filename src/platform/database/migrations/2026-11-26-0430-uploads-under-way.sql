-- Files on their way to where they are kept: written before the bytes are put, so that a sweep lets them lie until the document
-- that they are for is there.
CREATE TABLE udsyn.records_upload (
  municipality_id uuid NOT NULL,
  upload_id uuid NOT NULL,
  sha256 text NOT NULL,
  size bigint NOT NULL,
  begun_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, upload_id)
)
-- next
CREATE INDEX records_upload_sha256 ON udsyn.records_upload (municipality_id, sha256)
-- next
ALTER TABLE udsyn.records_upload ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_upload USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
