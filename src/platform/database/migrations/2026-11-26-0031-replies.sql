-- One who took part and was asked, by a link of their own, to add lines to a report. Erased when the report is settled and old.
CREATE TABLE udsyn.replies_invitation (
  municipality_id uuid NOT NULL,
  invitation_id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  name text NOT NULL,
  email text,
  lang text NOT NULL,
  draft jsonb,
  sent jsonb,
  sent_at timestamptz,
  taken jsonb NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  over_since date,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (municipality_id, invitation_id)
)
-- next
ALTER TABLE udsyn.replies_invitation ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.replies_invitation USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX replies_invitation_subject ON udsyn.replies_invitation (municipality_id, subject_type, subject_id)
-- next
-- Three questions to those who took part: a first time, and perhaps once more a year later. Who got a link is not kept.
CREATE TABLE udsyn.replies_survey (
  municipality_id uuid NOT NULL,
  survey_id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  round text NOT NULL,
  questions jsonb NOT NULL,
  opened_on date NOT NULL,
  closes_on date NOT NULL,
  links integer NOT NULL,
  PRIMARY KEY (municipality_id, survey_id),
  UNIQUE (municipality_id, subject_type, subject_id, round)
)
-- next
ALTER TABLE udsyn.replies_survey ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.replies_survey USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- One answer to one question, under a random id and without a time: nothing ties it to a link, or to the same person's other answers.
CREATE TABLE udsyn.replies_answer (
  municipality_id uuid NOT NULL,
  survey_id uuid NOT NULL,
  answer_id uuid NOT NULL,
  question text NOT NULL,
  scale integer,
  own_words text,
  PRIMARY KEY (municipality_id, survey_id, answer_id),
  FOREIGN KEY (municipality_id, survey_id) REFERENCES udsyn.replies_survey (municipality_id, survey_id)
)
-- next
ALTER TABLE udsyn.replies_answer ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.replies_answer USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
