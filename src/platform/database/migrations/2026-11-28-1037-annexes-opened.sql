-- Who has opened an annex as it was read last: only they say that it is in order.
ALTER TABLE udsyn.trips_annex ADD COLUMN opened_by text[] NOT NULL DEFAULT '{}'
