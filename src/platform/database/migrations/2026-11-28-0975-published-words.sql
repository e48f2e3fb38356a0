-- Search over what is published (docs/decisions/0077): a record is found by its own words, as they stand and weighed, and
-- what a reader means by a word (its forms, its compounds, a slip of the pen) is looked up among the words that are published.
ALTER TABLE register.current DROP COLUMN search
-- next
ALTER TABLE register.current ADD COLUMN words tsvector NOT NULL DEFAULT ''
-- next
CREATE INDEX current_words ON register.current USING gin (words)
-- next
-- A word's stems, each with the language it is a stem in; none where the word is one that says nothing by itself (`og`).
CREATE FUNCTION register.stems(word text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  RETURN array_remove(ARRAY[
    'da:' || (ts_lexize('pg_catalog.danish_stem', word))[1],
    'en:' || (ts_lexize('pg_catalog.english_stem', word))[1],
    'de:' || (ts_lexize('pg_catalog.german_stem', word))[1]
  ], NULL)
-- next
-- Every word of the records in force, and in how many it stands; a word that is in none any more is not here either, so
-- that nothing is suggested that was erased or taken back.
CREATE TABLE register.word (
  municipality_id uuid NOT NULL,
  word text NOT NULL,
  stems text[] NOT NULL,
  records bigint NOT NULL,
  PRIMARY KEY (municipality_id, word)
)
-- next
CREATE INDEX word_stems ON register.word USING gin (stems)
-- next
CREATE INDEX word_trigrams ON register.word USING gin (word public.gin_trgm_ops)
-- next
-- An edition says by which words a record is found: all are read anew.
UPDATE register.current SET search_edition = 0
