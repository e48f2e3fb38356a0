-- The desk asks which imported trips are not public yet; most trips were never imported.
CREATE INDEX trips_trip_imported ON udsyn.trips_trip (municipality_id, trip_id) WHERE imported_from IS NOT NULL
