-- A trip. The columns are what lists and rules ask for; `plan` is the whole of what was entered, checked by the trip's schema.
CREATE TABLE udsyn.trips_trip (
  municipality_id uuid NOT NULL,
  trip_id uuid NOT NULL,
  version integer NOT NULL,
  lang text NOT NULL,
  kind text,
  direction text NOT NULL,
  status text NOT NULL,
  accounts_status text NOT NULL,
  report_status text NOT NULL,
  case_number text,
  title text NOT NULL,
  committee_id text,
  unit_id text,
  start_on date,
  end_on date,
  plan jsonb NOT NULL,
  approved jsonb,
  report jsonb,
  imported_from jsonb,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, trip_id)
)
-- next
ALTER TABLE udsyn.trips_trip ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.trips_trip USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX trips_trip_status ON udsyn.trips_trip (municipality_id, status, start_on)
-- next
CREATE INDEX trips_trip_recent ON udsyn.trips_trip (municipality_id, start_on DESC NULLS FIRST, trip_id DESC)
