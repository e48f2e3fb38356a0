-- When somebody is away, and who stands in meanwhile. Both days counted.
CREATE TABLE udsyn.identity_absence (
  municipality_id uuid NOT NULL,
  person_id uuid NOT NULL,
  away_from date NOT NULL,
  away_to date NOT NULL,
  deputy_id uuid NOT NULL,
  PRIMARY KEY (municipality_id, person_id),
  FOREIGN KEY (municipality_id, person_id) REFERENCES udsyn.identity_person (municipality_id, person_id),
  FOREIGN KEY (municipality_id, deputy_id) REFERENCES udsyn.identity_person (municipality_id, person_id)
)
-- next
ALTER TABLE udsyn.identity_absence ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.identity_absence USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- What became of a trip, written on or after the follow-up day its report named.
CREATE TABLE udsyn.trips_follow_up (
  municipality_id uuid NOT NULL,
  trip_id uuid NOT NULL,
  text text NOT NULL,
  written_at timestamptz NOT NULL,
  written_by text NOT NULL,
  PRIMARY KEY (municipality_id, trip_id),
  FOREIGN KEY (municipality_id, trip_id) REFERENCES udsyn.trips_trip (municipality_id, trip_id)
)
-- next
ALTER TABLE udsyn.trips_follow_up ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.trips_follow_up USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
