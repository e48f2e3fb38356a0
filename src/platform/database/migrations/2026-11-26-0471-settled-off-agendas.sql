-- Reports that a manager settled stayed on the agenda they were on, where they are not ruled on any more.
UPDATE udsyn.decisions_submission s SET status = 'taken-back'
FROM udsyn.trips_trip t
WHERE s.municipality_id = t.municipality_id AND s.subject_type = 'trip' AND s.subject_id = t.trip_id
  AND s.about = 'report' AND s.status = 'open' AND t.report_status = 'settled'
