-- Which bytes an annex of a published record is, so that the public side finds them; that it may be fetched says the record in force.
CREATE TABLE register.file (
  municipality_id uuid NOT NULL,
  file_id uuid NOT NULL,
  type text NOT NULL,
  record_id uuid NOT NULL,
  sha256 text NOT NULL,
  media_type text NOT NULL,
  size bigint NOT NULL,
  PRIMARY KEY (municipality_id, file_id)
)
