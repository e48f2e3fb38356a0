-- From when an annex waits for a person: its term is counted from there, also where a newer reader had it wait again.
ALTER TABLE udsyn.trips_annex ADD COLUMN waits_from timestamptz
-- next
UPDATE udsyn.trips_annex SET waits_from = added_at
-- next
ALTER TABLE udsyn.trips_annex ALTER COLUMN waits_from SET NOT NULL
