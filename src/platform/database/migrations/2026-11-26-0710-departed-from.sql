-- Which rules of the council term an approval departed from, as they stood at the moment it was given; without a name.
ALTER TABLE udsyn.trips_came_of ADD COLUMN departures jsonb
