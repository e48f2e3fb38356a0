-- The desk's list narrowed by one thing, in the order it is shown.
CREATE INDEX trips_trip_of_status ON udsyn.trips_trip (municipality_id, status, start_on DESC NULLS FIRST, trip_id DESC)
-- next
CREATE INDEX trips_trip_of_committee ON udsyn.trips_trip (municipality_id, committee_id, start_on DESC NULLS FIRST, trip_id DESC)
-- next
CREATE INDEX trips_trip_of_unit ON udsyn.trips_trip (municipality_id, unit_id, start_on DESC NULLS FIRST, trip_id DESC)
-- next
-- What is still owed of trips that are over is asked by every page of the desk: few of many.
CREATE INDEX trips_trip_follow_up ON udsyn.trips_trip (municipality_id, trip_id) WHERE report ->> 'followUpOn' IS NOT NULL
-- next
CREATE INDEX decisions_ruling_unconfirmed ON udsyn.decisions_ruling (municipality_id, submission_id) WHERE confirmed_at IS NULL
-- next
CREATE INDEX decisions_submission_open ON udsyn.decisions_submission (municipality_id, submission_id) WHERE status = 'open'
