-- Annexes that were refused, by when: whoever sent one is told.
CREATE INDEX trips_annex_refused ON udsyn.trips_annex (municipality_id, decided_at) WHERE decision = 'rejected' AND withdrawn_at IS NULL
