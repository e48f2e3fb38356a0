-- One link to a survey for each who was asked; a new one replaces it. Which it is (`link_id`) is forgotten when it is answered,
-- so that nothing ties an answer to a person, and is kept as "answered once" by the row alone.
CREATE TABLE udsyn.replies_survey_link (
  municipality_id uuid NOT NULL,
  survey_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  link_id uuid,
  handed_out boolean NOT NULL,
  PRIMARY KEY (municipality_id, survey_id, invitation_id),
  UNIQUE (municipality_id, link_id),
  FOREIGN KEY (municipality_id, survey_id) REFERENCES udsyn.replies_survey (municipality_id, survey_id)
)
-- next
ALTER TABLE udsyn.replies_survey_link ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.replies_survey_link USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- How many of its links were handed to somebody who could have used them, rather than sent to an address.
ALTER TABLE udsyn.replies_survey ADD COLUMN handed_out integer NOT NULL DEFAULT 0
