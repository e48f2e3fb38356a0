-- What somebody has typed into a form and not yet saved in the case: theirs alone, kept until it is saved, discarded or old.
CREATE TABLE udsyn.identity_working_draft (
  municipality_id uuid NOT NULL,
  person_id uuid NOT NULL,
  page text NOT NULL,
  fields jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, person_id, page),
  FOREIGN KEY (municipality_id, person_id) REFERENCES udsyn.identity_person (municipality_id, person_id)
)
-- next
ALTER TABLE udsyn.identity_working_draft ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.identity_working_draft USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX identity_working_draft_age ON udsyn.identity_working_draft (municipality_id, saved_at)
