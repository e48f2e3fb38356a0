-- What a request to change an approved trip asked for when it was ruled on, without a name: what a ruling is about is told with
-- it for good. Of rulings from before it was kept nobody knows.
ALTER TABLE udsyn.trips_came_of ADD COLUMN change jsonb
