-- What the public may know of a municipality. A reference table: it is read before it is known which one is asked for.
CREATE TABLE register.municipality (
  municipality_id uuid PRIMARY KEY,
  position integer NOT NULL UNIQUE,
  slug text NOT NULL UNIQUE,
  profile_version integer NOT NULL,
  profile jsonb NOT NULL
)
-- next
CREATE TABLE register.host (
  host text PRIMARY KEY,
  municipality_id uuid NOT NULL REFERENCES register.municipality (municipality_id)
)
-- next
CREATE INDEX host_of_municipality ON register.host (municipality_id)
-- next
-- The whole profile, each version kept: what rule was in force when is read from here.
CREATE TABLE udsyn.profile_version (
  municipality_id uuid NOT NULL,
  version integer NOT NULL,
  profile jsonb NOT NULL,
  saved_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, version)
)
-- next
ALTER TABLE udsyn.profile_version ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.profile_version USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
