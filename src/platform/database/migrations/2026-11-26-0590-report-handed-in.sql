-- The day a report was handed in to its committee: told in public while nobody has ruled on it, and nothing of what it says.
ALTER TABLE udsyn.trips_trip ADD COLUMN report_handed_in_on date
-- next
UPDATE udsyn.trips_trip t
SET report_handed_in_on = (s.last_at AT TIME ZONE coalesce(m.profile ->> 'timeZone', 'Europe/Copenhagen'))::date
FROM (
  SELECT municipality_id, subject_id, max(submitted_at) AS last_at FROM udsyn.decisions_submission
  WHERE subject_type = 'trip' AND about = 'report' AND status <> 'taken-back' GROUP BY municipality_id, subject_id
) s JOIN register.municipality m USING (municipality_id)
WHERE s.municipality_id = t.municipality_id AND s.subject_id = t.trip_id
  AND t.report_status IN ('submitted', 'sent-back', 'settled')
