-- How a trip stood before a ruling whose minutes are not confirmed yet, so that a ruling entered wrongly can be undone.
CREATE TABLE udsyn.trips_ruled (
  municipality_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  trip_id uuid NOT NULL,
  before jsonb NOT NULL,
  PRIMARY KEY (municipality_id, submission_id),
  FOREIGN KEY (municipality_id, trip_id) REFERENCES udsyn.trips_trip (municipality_id, trip_id)
)
-- next
CREATE INDEX trips_ruled_trip ON udsyn.trips_ruled (municipality_id, trip_id)
-- next
ALTER TABLE udsyn.trips_ruled ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.trips_ruled USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
