-- Passports, allergies and next of kin of those who travel: sealed with a key the database does not have, erased after the return.
CREATE TABLE udsyn.trips_travel_list (
  municipality_id uuid NOT NULL,
  trip_id uuid NOT NULL,
  sealed bytea NOT NULL,
  written_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, trip_id),
  FOREIGN KEY (municipality_id, trip_id) REFERENCES udsyn.trips_trip (municipality_id, trip_id)
)
-- next
ALTER TABLE udsyn.trips_travel_list ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.trips_travel_list USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
