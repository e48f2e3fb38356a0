-- Each time a file was read in: what was asked, how the file is written, and what has come of it so far.
CREATE TABLE udsyn.intake_run (
  municipality_id uuid NOT NULL,
  run_id uuid NOT NULL,
  dataset text NOT NULL,
  file_name text NOT NULL,
  mapping jsonb NOT NULL,
  dialect jsonb NOT NULL,
  added integer NOT NULL,
  updated integer NOT NULL,
  unchanged integer NOT NULL,
  held integer NOT NULL,
  answer jsonb,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  by_actor text NOT NULL,
  PRIMARY KEY (municipality_id, run_id)
)
-- next
ALTER TABLE udsyn.intake_run ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.intake_run USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- Each row ever read, by its key. A key may be longer than an index can hold, so its digest stands for it.
-- `printed` and `findings` are a held row's cells and what is wrong with them; `run_id` is the run that last changed it.
CREATE TABLE udsyn.intake_row (
  municipality_id uuid NOT NULL,
  dataset text NOT NULL,
  key_digest bytea NOT NULL,
  row_id uuid NOT NULL,
  key text NOT NULL,
  content_hash text NOT NULL,
  status text NOT NULL,
  subject_id uuid,
  run_id uuid NOT NULL,
  row_number integer NOT NULL,
  reference text,
  printed jsonb,
  findings jsonb,
  PRIMARY KEY (municipality_id, dataset, key_digest),
  UNIQUE (municipality_id, row_id),
  FOREIGN KEY (municipality_id, run_id) REFERENCES udsyn.intake_run (municipality_id, run_id)
)
-- next
ALTER TABLE udsyn.intake_row ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.intake_row USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX intake_row_held ON udsyn.intake_row (municipality_id, row_id) WHERE status = 'held'
-- next
CREATE INDEX intake_row_run ON udsyn.intake_row (municipality_id, run_id, row_number)
