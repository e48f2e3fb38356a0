-- What the published records come to, kept as they are published: a page of a list or the front page reads a few rows
-- here instead of counting all. `measure` says by what (`year`, `spent` …), `key` which (`2026`, `lodging DKK`).
CREATE TABLE register.tally (
  municipality_id uuid NOT NULL,
  type text NOT NULL,
  measure text NOT NULL,
  key text NOT NULL,
  records bigint NOT NULL,
  hundredths numeric NOT NULL,
  people bigint NOT NULL,
  PRIMARY KEY (municipality_id, type, measure, key)
)
-- next
-- What each record adds to the tallies: taken away before it changes, added after. The one place that says it.
CREATE VIEW register.record_tally AS
  SELECT municipality_id, type, record_id, 'all' AS measure, '' AS key, 1::bigint AS records,
         0::numeric AS hundredths, 0::bigint AS people
    FROM register.current
  UNION ALL
  SELECT municipality_id, type, record_id, 'year', year::text, 1, 0, 0 FROM register.current WHERE year IS NOT NULL
  UNION ALL
  SELECT municipality_id, type, record_id, 'body', body_id, 1, 0, 0 FROM register.current WHERE body_id IS NOT NULL
  UNION ALL
  SELECT municipality_id, type, record_id, 'kind', kind, 1, 0, 0 FROM register.current WHERE kind IS NOT NULL
  UNION ALL
  SELECT municipality_id, type, record_id, 'state', state, 1, 0, 0 FROM register.current WHERE state IS NOT NULL
  UNION ALL
  SELECT municipality_id, type, record_id, 'country', country, 1, 0, 0 FROM register.current, unnest(countries) AS country
  UNION ALL
  SELECT municipality_id, type, record_id, 'goal', goal, 1, 0, 0 FROM register.current, unnest(goals) AS goal
  UNION ALL
  SELECT municipality_id, type, record_id, 'partner', partner, 1, 0, 0 FROM register.current, unnest(partners) AS partner
  UNION ALL
  SELECT municipality_id, type, record_id, 'spent', category || ' ' || currency, 1, sum(hundredths), 0
    FROM register.fact
    WHERE measure = 'accounts' AND category IS NOT NULL AND currency IS NOT NULL AND hundredths IS NOT NULL
    GROUP BY municipality_id, type, record_id, category, currency
  UNION ALL
  SELECT municipality_id, type, record_id, 'spent-each', currency, 1, spent, people
    FROM (SELECT municipality_id, type, record_id, currency, sum(hundredths) AS spent,
                 (SELECT sum(p.people) FROM register.fact p
                   WHERE (p.municipality_id, p.type, p.record_id) = (f.municipality_id, f.type, f.record_id)) AS people
          FROM register.fact f
          WHERE measure = 'accounts' AND currency IS NOT NULL AND hundredths IS NOT NULL
          GROUP BY municipality_id, type, record_id, currency) AS of_record
    WHERE people > 0
-- next
INSERT INTO register.tally (municipality_id, type, measure, key, records, hundredths, people)
  SELECT municipality_id, type, measure, key, sum(records), sum(hundredths), sum(people)
  FROM register.record_tally GROUP BY municipality_id, type, measure, key
-- next
-- Where in a record the parts of a dated list stand (a trip's rulings by the day of the meeting), so that such a list over
-- all records is read in order and never sorted. The parts themselves stay in the entry alone, where they can be erased.
CREATE TABLE register.dated_part (
  municipality_id uuid NOT NULL,
  type text NOT NULL,
  record_id uuid NOT NULL,
  list text NOT NULL,
  n integer NOT NULL,
  part_on date NOT NULL,
  PRIMARY KEY (municipality_id, type, record_id, list, n)
)
-- next
CREATE INDEX dated_part_newest ON register.dated_part (municipality_id, type, list, part_on DESC, record_id DESC, n)
-- next
INSERT INTO register.dated_part (municipality_id, type, record_id, list, n, part_on)
  SELECT municipality_id, type, record_id, 'rulings', n, (part ->> 'metOn')::date
  FROM register.current, jsonb_array_elements(entry -> 'rulings') WITH ORDINALITY AS one (part, n)
  WHERE type = 'trip'
-- next
CREATE INDEX current_latest ON register.current (municipality_id, type, leaf_index DESC)
-- next
CREATE INDEX current_by_body ON register.current (municipality_id, type, body_id, sort_on DESC NULLS LAST, record_id DESC)
-- next
CREATE INDEX current_by_kind ON register.current (municipality_id, type, kind, sort_on DESC NULLS LAST, record_id DESC)
-- next
CREATE INDEX current_by_year ON register.current (municipality_id, type, year, sort_on DESC NULLS LAST, record_id DESC)
-- next
CREATE INDEX current_by_state ON register.current (municipality_id, type, state, sort_on DESC NULLS LAST, record_id DESC)
-- next
CREATE INDEX current_goals ON register.current USING gin (goals)
-- next
CREATE INDEX current_partners ON register.current USING gin (partners)
-- next
CREATE INDEX current_countries ON register.current USING gin (countries)
