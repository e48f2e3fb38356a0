-- What each committee or unit did in each year, counted as it is published: how many records and in what state, what came to
-- something, for how many people, what was planned and what was spent. A key is `<body> <year>` and a third word where there is
-- one, with nothing for what a record does not say. A budget is counted where the list adds it: not of what came to nothing, nor
-- in another currency than the accounts.
DELETE FROM register.fact f USING register.current c
  WHERE (c.municipality_id, c.type, c.record_id) = (f.municipality_id, f.type, f.record_id)
    AND c.type = 'trip' AND f.measure = 'budget'
    AND (c.entry ->> 'status' IN ('cancelled', 'refused', 'withdrawn')
      OR (c.entry -> 'accounts' ->> 'total' IS NOT NULL AND f.currency IS DISTINCT FROM c.entry -> 'accounts' ->> 'currency'))
-- next
-- A fact is its record's committee's, or its unit's, as the record itself is: so it is counted without looking at the record.
UPDATE register.fact f SET body_id = c.body_id FROM register.current c
  WHERE (c.municipality_id, c.type, c.record_id) = (f.municipality_id, f.type, f.record_id)
    AND c.type = 'trip' AND f.body_id IS DISTINCT FROM c.body_id
-- next
INSERT INTO register.fact (municipality_id, type, record_id, n, measure, fact_on, body_id, people)
  SELECT municipality_id, type, record_id,
    1 + coalesce((SELECT max(n) FROM register.fact f
                  WHERE (f.municipality_id, f.type, f.record_id) = (c.municipality_id, c.type, c.record_id)), 0),
    'participants', sort_on, body_id, (entry -> 'participants' ->> 'total')::int
  FROM register.current c
  WHERE type = 'trip' AND entry ->> 'status' NOT IN ('cancelled', 'refused', 'withdrawn')
    AND entry -> 'participants' ->> 'total' IS NOT NULL
-- next
-- No report is known of these; whether one is owed, and since when, the municipality's rules say on the day they are asked.
INSERT INTO register.fact (municipality_id, type, record_id, n, measure, fact_on, body_id)
  SELECT municipality_id, type, record_id,
    1 + coalesce((SELECT max(n) FROM register.fact f
                  WHERE (f.municipality_id, f.type, f.record_id) = (c.municipality_id, c.type, c.record_id)), 0),
    'unreported', (entry ->> 'endOn')::date, body_id
  FROM register.current c
  WHERE type = 'trip' AND entry ->> 'status' = 'approved' AND entry ->> 'endOn' IS NOT NULL
    AND entry ->> 'report' IS NULL AND entry ->> 'reportHandedInOn' IS NULL
    AND (entry ->> 'source' IS NULL OR jsonb_array_length(entry -> 'rulings') > 0 OR entry ->> 'approvedByManagerOn' IS NOT NULL)
-- next
CREATE INDEX fact_unreported ON register.fact (municipality_id, type, body_id, fact_on) WHERE measure = 'unreported'
-- next
-- Whose a dated part is, so that a committee's rulings are read in their order by themselves.
ALTER TABLE register.dated_part ADD COLUMN body_id text
-- next
UPDATE register.dated_part d SET body_id = c.entry -> 'rulings' -> (d.n - 1) -> 'committee' ->> 'id'
  FROM register.current c
  WHERE (c.municipality_id, c.type, c.record_id) = (d.municipality_id, d.type, d.record_id) AND d.list = 'rulings'
-- next
CREATE INDEX dated_part_by_body ON register.dated_part
  (municipality_id, type, list, body_id, part_on DESC, record_id DESC, n)
-- next
CREATE OR REPLACE VIEW register.record_tally AS
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
                   WHERE (p.municipality_id, p.type, p.record_id) = (f.municipality_id, f.type, f.record_id)
                     AND p.measure = 'people') AS people
          FROM register.fact f
          WHERE measure = 'accounts' AND currency IS NOT NULL AND hundredths IS NOT NULL
          GROUP BY municipality_id, type, record_id, currency) AS of_record
    WHERE people > 0
  UNION ALL
  SELECT municipality_id, type, record_id, 'made', coalesce(extract(year FROM fact_on)::int::text, ''), 1, 0, 0
    FROM register.fact WHERE measure = 'made'
  UNION ALL
  SELECT municipality_id, type, record_id, 'body-year-state',
         coalesce(body_id, '') || ' ' || coalesce(year::text, '') || ' ' || coalesce(state, ''), 1, 0, 0
    FROM register.current
  UNION ALL
  SELECT municipality_id, type, record_id,
         CASE measure WHEN 'made' THEN 'body-year-made' ELSE 'body-year-people' END,
         coalesce(body_id, '') || ' ' || coalesce(extract(year FROM fact_on)::int::text, ''), 1, 0, coalesce(people, 0)
    FROM register.fact WHERE measure IN ('made', 'participants')
  UNION ALL
  SELECT municipality_id, type, record_id,
         CASE measure WHEN 'budget' THEN 'body-year-budget' ELSE 'body-year-spent' END,
         coalesce(body_id, '') || ' ' || coalesce(extract(year FROM fact_on)::int::text, '') || ' ' || currency,
         1, sum(hundredths), 0
    FROM register.fact
    WHERE measure IN ('budget', 'accounts') AND currency IS NOT NULL AND hundredths IS NOT NULL
    GROUP BY municipality_id, type, record_id, measure, body_id, fact_on, currency
  UNION ALL
  SELECT municipality_id, type, record_id, 'body-year-each',
         coalesce(body_id, '') || ' ' || coalesce(extract(year FROM fact_on)::int::text, '') || ' ' || currency,
         1, spent, people
    FROM (SELECT municipality_id, type, record_id, body_id, fact_on, currency, sum(hundredths) AS spent,
                 (SELECT sum(p.people) FROM register.fact p
                   WHERE (p.municipality_id, p.type, p.record_id) = (f.municipality_id, f.type, f.record_id)
                     AND p.measure = 'people') AS people
          FROM register.fact f
          WHERE measure = 'accounts' AND currency IS NOT NULL AND hundredths IS NOT NULL
          GROUP BY municipality_id, type, record_id, body_id, fact_on, currency) AS of_record
    WHERE people > 0
  UNION ALL
  SELECT municipality_id, type, record_id, 'part', list || ' ' || body_id, count(*), 0, 0
    FROM register.dated_part WHERE body_id IS NOT NULL
    GROUP BY municipality_id, type, record_id, list, body_id
-- next
DELETE FROM register.tally
-- next
INSERT INTO register.tally (municipality_id, type, measure, key, records, hundredths, people)
  SELECT municipality_id, type, measure, key, sum(records), sum(hundredths), sum(people)
  FROM register.record_tally GROUP BY municipality_id, type, measure, key
