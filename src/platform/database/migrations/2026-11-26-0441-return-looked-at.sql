-- The day of return after which the hourly run has seen to it that what was hidden until then is public.
ALTER TABLE udsyn.trips_trip ADD COLUMN return_looked_on date
-- next
CREATE INDEX trips_trip_public_end ON udsyn.trips_trip (municipality_id, (public_plan ->> 'endOn'))
