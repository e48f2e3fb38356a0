-- What came of a ruling: whether it settled its case or carried it onwards, and what the case asked for then, as a hash. By the
-- word alone an approval of a committee that is not the last one asked looks like the one that settles.
CREATE TABLE udsyn.trips_came_of (
  municipality_id uuid NOT NULL,
  submission_id uuid NOT NULL,
  trip_id uuid NOT NULL,
  came text NOT NULL,
  asked_hash text,
  PRIMARY KEY (municipality_id, submission_id),
  FOREIGN KEY (municipality_id, trip_id) REFERENCES udsyn.trips_trip (municipality_id, trip_id)
)
-- next
CREATE INDEX trips_came_of_trip ON udsyn.trips_came_of (municipality_id, trip_id)
-- next
ALTER TABLE udsyn.trips_came_of ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.trips_came_of USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- Of requests ruled on before this was kept: where the trip was left, while minutes wait; else by the day of its approval.
INSERT INTO udsyn.trips_came_of (municipality_id, submission_id, trip_id, came)
SELECT s.municipality_id, s.submission_id, t.trip_id,
  CASE WHEN w.before IS NOT NULL
    THEN CASE WHEN w.before #>> '{left,status}' = 'recommended' THEN 'carried-on' ELSE 'settled' END
    ELSE CASE WHEN t.approved ->> 'on' = m.meets_on::text THEN 'settled' ELSE 'carried-on' END END
FROM udsyn.decisions_ruling r
JOIN udsyn.decisions_submission s ON s.municipality_id = r.municipality_id AND s.submission_id = r.submission_id
JOIN udsyn.decisions_meeting m ON m.municipality_id = s.municipality_id AND m.meeting_id = s.meeting_id
JOIN udsyn.trips_trip t ON t.municipality_id = s.municipality_id AND t.trip_id = s.subject_id
LEFT JOIN udsyn.trips_ruled w ON w.municipality_id = s.municipality_id AND w.submission_id = s.submission_id
WHERE s.subject_type = 'trip' AND s.about = 'request' AND r.ruling IN ('approved', 'recommended')
  AND (w.before IS NOT NULL OR r.confirmed_at IS NOT NULL)
