-- A day of its own: under row-level security an index on an expression of the report is not used, since `->>` is not leakproof.
ALTER TABLE udsyn.trips_trip ADD COLUMN follow_up_on date
-- next
UPDATE udsyn.trips_trip SET follow_up_on = (report ->> 'followUpOn')::date WHERE report ->> 'followUpOn' IS NOT NULL
-- next
DROP INDEX udsyn.trips_trip_follow_up
-- next
CREATE INDEX trips_trip_follow_up ON udsyn.trips_trip (municipality_id, trip_id) WHERE follow_up_on IS NOT NULL
