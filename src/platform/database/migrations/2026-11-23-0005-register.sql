-- Each published version of each record, for ever. `entry` follows the public schema; `salts` open the log's leaf;
-- `erased` holds the digests of values that have been erased.
CREATE TABLE register.entry (
  municipality_id uuid NOT NULL,
  type text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  published_at timestamptz NOT NULL,
  reason text,
  entry jsonb NOT NULL,
  salts jsonb NOT NULL,
  erased jsonb NOT NULL,
  leaf_index bigint NOT NULL,
  PRIMARY KEY (municipality_id, type, record_id, version)
)
-- next
-- The version in force, with the columns lists are filtered and sorted by. One row a record.
CREATE TABLE register.current (
  municipality_id uuid NOT NULL,
  type text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  slug text NOT NULL,
  sort_on date,
  year integer,
  body_id text,
  countries text[] NOT NULL,
  kind text,
  state text,
  direction text,
  goals text[] NOT NULL,
  partners text[] NOT NULL,
  search tsvector NOT NULL,
  published_at timestamptz NOT NULL,
  leaf_index bigint NOT NULL,
  entry jsonb NOT NULL,
  PRIMARY KEY (municipality_id, type, record_id),
  UNIQUE (municipality_id, type, slug)
)
-- next
CREATE INDEX current_by_date ON register.current (municipality_id, type, sort_on DESC NULLS LAST, record_id DESC)
-- next
CREATE INDEX current_search ON register.current USING gin (search)
-- next
-- Every address a record has had; a renamed one leads on for ever.
CREATE TABLE register.slug (
  municipality_id uuid NOT NULL,
  type text NOT NULL,
  slug text NOT NULL,
  record_id uuid NOT NULL,
  PRIMARY KEY (municipality_id, type, slug)
)
-- next
-- What a published record says for figures: money, people and goals as rows. Replaced when a new version is published.
CREATE TABLE register.fact (
  municipality_id uuid NOT NULL,
  type text NOT NULL,
  record_id uuid NOT NULL,
  n integer NOT NULL,
  measure text NOT NULL,
  fact_on date,
  goal text,
  partner text,
  body_id text,
  category text,
  hundredths bigint,
  currency text,
  people integer,
  PRIMARY KEY (municipality_id, type, record_id, n)
)
-- next
-- The publication log: its leaves as published, each for ever.
CREATE TABLE register.log_leaf (
  municipality_id uuid NOT NULL,
  leaf_index bigint NOT NULL,
  type text NOT NULL,
  record_id uuid NOT NULL,
  version integer NOT NULL,
  leaf bytea NOT NULL,
  PRIMARY KEY (municipality_id, leaf_index)
)
-- next
-- The tree's hashes by tile level: level 0 those of the leaves, each level above spans 256 of the one below.
CREATE TABLE register.log_hash (
  municipality_id uuid NOT NULL,
  level integer NOT NULL,
  position bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (municipality_id, level, position)
)
-- next
-- The log's head: its name for ever, and all that is needed to go on appending.
CREATE TABLE register.log_head (
  municipality_id uuid NOT NULL,
  origin text NOT NULL,
  verifier_key text NOT NULL,
  size bigint NOT NULL,
  frontier bytea NOT NULL,
  checkpoint text NOT NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id)
)
