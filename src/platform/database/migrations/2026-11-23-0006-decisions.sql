CREATE TABLE udsyn.decisions_meeting (
  municipality_id uuid NOT NULL,
  meeting_id uuid NOT NULL,
  committee_id text NOT NULL,
  meets_on date NOT NULL,
  agenda_closes_on date,
  minutes_confirmed_at timestamptz,
  PRIMARY KEY (municipality_id, meeting_id),
  UNIQUE (municipality_id, committee_id, meets_on)
)
-- next
ALTER TABLE udsyn.decisions_meeting ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.decisions_meeting USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- A case before a committee about a subject of another room, known here by reference only.
CREATE TABLE udsyn.decisions_submission (
  municipality_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  about text NOT NULL,
  committee_id text NOT NULL,
  meeting_id uuid NOT NULL,
  status text NOT NULL,
  late boolean NOT NULL,
  text text,
  version integer NOT NULL DEFAULT 1,
  submitted_at timestamptz NOT NULL,
  submitted_by text NOT NULL,
  PRIMARY KEY (municipality_id, submission_id),
  FOREIGN KEY (municipality_id, meeting_id) REFERENCES udsyn.decisions_meeting (municipality_id, meeting_id)
)
-- next
ALTER TABLE udsyn.decisions_submission ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.decisions_submission USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX decisions_submission_subject ON udsyn.decisions_submission (municipality_id, subject_type, subject_id)
-- next
CREATE INDEX decisions_submission_meeting ON udsyn.decisions_submission (municipality_id, meeting_id)
-- next
CREATE TABLE udsyn.decisions_ruling (
  municipality_id uuid NOT NULL,
  ruling_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  ruling text NOT NULL,
  text text NOT NULL,
  item text,
  basis text,
  votes jsonb,
  minority text,
  recused jsonb,
  url text,
  closed boolean NOT NULL DEFAULT false,
  recorded_at timestamptz NOT NULL,
  recorded_by text NOT NULL,
  confirmed_at timestamptz,
  PRIMARY KEY (municipality_id, ruling_id),
  FOREIGN KEY (municipality_id, submission_id) REFERENCES udsyn.decisions_submission (municipality_id, submission_id)
)
-- next
ALTER TABLE udsyn.decisions_ruling ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.decisions_ruling USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX decisions_ruling_submission ON udsyn.decisions_ruling (municipality_id, submission_id)
