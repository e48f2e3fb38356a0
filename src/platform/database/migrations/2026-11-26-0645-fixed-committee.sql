-- Whose a trip is and when it leaves as it was approved: what a committee has travelled in a term is asked at every ruling, and
-- under row-level security no index answers a question about what lies inside JSON.
ALTER TABLE udsyn.trips_trip
  ADD COLUMN fixed_committee_id text GENERATED ALWAYS AS
    (CASE WHEN public_plan IS NULL THEN committee_id ELSE public_plan ->> 'committeeId' END) STORED,
  ADD COLUMN fixed_start_on date GENERATED ALWAYS AS
    (CASE WHEN public_plan IS NULL THEN start_on ELSE make_date(
      split_part(public_plan ->> 'startOn', '-', 1)::int,
      split_part(public_plan ->> 'startOn', '-', 2)::int,
      split_part(public_plan ->> 'startOn', '-', 3)::int) END) STORED
-- next
CREATE INDEX trips_trip_of_term ON udsyn.trips_trip (municipality_id, fixed_committee_id, fixed_start_on)
