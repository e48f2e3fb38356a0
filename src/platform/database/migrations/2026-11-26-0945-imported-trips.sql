-- The desk asks which imported trips were never public: few, however many trips were imported.
CREATE INDEX trips_trip_imported_unpublished ON udsyn.trips_trip (municipality_id, trip_id)
  WHERE imported_from IS NOT NULL AND public_plan IS NULL
