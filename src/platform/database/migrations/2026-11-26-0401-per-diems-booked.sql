-- For how many and for which time an allowance was booked, so that it is not booked twice for one traveller.
CREATE TABLE udsyn.trips_per_diem (
  municipality_id uuid NOT NULL,
  booking_id uuid NOT NULL,
  trip_id uuid NOT NULL,
  posting_ids uuid[] NOT NULL,
  leaves_at timestamptz NOT NULL,
  returns_at timestamptz NOT NULL,
  travellers integer NOT NULL,
  PRIMARY KEY (municipality_id, booking_id),
  FOREIGN KEY (municipality_id, trip_id) REFERENCES udsyn.trips_trip (municipality_id, trip_id)
)
-- next
CREATE INDEX trips_per_diem_trip ON udsyn.trips_per_diem (municipality_id, trip_id)
-- next
ALTER TABLE udsyn.trips_per_diem ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.trips_per_diem USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
