-- Who began a trip decides who may see and change its draft. What came from a file or from another source was begun by nobody here.
ALTER TABLE udsyn.trips_trip ALTER COLUMN created_by DROP NOT NULL
-- next
UPDATE udsyn.trips_trip SET created_by = NULL WHERE imported_from IS NOT NULL
-- next
UPDATE udsyn.trips_trip t SET created_by = NULL WHERE EXISTS (SELECT FROM udsyn.records_audit a
  WHERE a.municipality_id = t.municipality_id AND a.action = 'trips.record-past' AND a.subject_type = 'trip'
    AND a.subject_id = t.trip_id::text)
-- next
CREATE INDEX trips_trip_of_maker ON udsyn.trips_trip (municipality_id, created_by, start_on DESC NULLS FIRST, trip_id DESC)
