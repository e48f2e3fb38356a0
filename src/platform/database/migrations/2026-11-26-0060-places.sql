-- Inhabited places of the world, the same for every municipality: filled from the gazetteer's file at the first start.
CREATE TABLE udsyn.places_place (
  place_id integer PRIMARY KEY,
  name text NOT NULL,
  danish_name text NOT NULL,
  country text NOT NULL,
  region text,
  lat double precision NOT NULL,
  lon double precision NOT NULL,
  notable boolean NOT NULL
)
-- next
-- Every folded form of a place's names. `trigrams` finds what is misspelt, with nothing but what PostgreSQL has built in.
CREATE TABLE udsyn.places_name (
  name text COLLATE "C" NOT NULL,
  place_id integer NOT NULL,
  country text NOT NULL,
  trigrams text[] NOT NULL,
  PRIMARY KEY (name, place_id)
)
-- next
CREATE INDEX places_name_trigrams ON udsyn.places_name USING gin (trigrams)
-- next
-- Which edition of the gazetteer the two hold.
CREATE TABLE udsyn.places_edition (one boolean PRIMARY KEY CHECK (one), edition text NOT NULL)
