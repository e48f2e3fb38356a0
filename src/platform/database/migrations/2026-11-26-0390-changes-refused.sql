-- A change that was refused, postponed or sent back took the approval of its trip along: no bill could be booked, no report
-- written. The approval holds (docs/decisions/0013).
UPDATE udsyn.trips_trip SET status = 'approved', version = version + 1
WHERE approved IS NOT NULL AND status IN ('refused', 'postponed', 'sent-back')
