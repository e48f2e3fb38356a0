-- Cancelled trips whose accounts nobody has closed, for what is owed of them: few among all that were ever cancelled.
CREATE INDEX trips_trip_cancelled_open ON udsyn.trips_trip (municipality_id, trip_id)
  WHERE status = 'cancelled' AND accounts_status = 'open'
