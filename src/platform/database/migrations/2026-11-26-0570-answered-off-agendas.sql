-- What a manager had answered stayed on the agenda it was on, and could be ruled on as another request. Sent to the manager
-- again it still is; then it leaves the agenda by being taken back.
UPDATE udsyn.decisions_submission s SET status = 'taken-back'
FROM udsyn.trips_trip t
WHERE s.municipality_id = t.municipality_id AND s.subject_type = 'trip' AND s.subject_id = t.trip_id
  AND s.about = 'request' AND s.status = 'open' AND t.status NOT IN ('submitted', 'recommended', 'suspended')
