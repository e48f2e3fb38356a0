-- A trip that came to nothing is listed, with what was spent on it, and counted among no trips: what was made, or is to be,
-- is a fact of its own, counted by year. The rest of the view is as it was.
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
                   WHERE (p.municipality_id, p.type, p.record_id) = (f.municipality_id, f.type, f.record_id)) AS people
          FROM register.fact f
          WHERE measure = 'accounts' AND currency IS NOT NULL AND hundredths IS NOT NULL
          GROUP BY municipality_id, type, record_id, currency) AS of_record
    WHERE people > 0
  UNION ALL
  SELECT municipality_id, type, record_id, 'made', coalesce(extract(year FROM fact_on)::int::text, ''), 1, 0, 0
    FROM register.fact WHERE measure = 'made'
-- next
INSERT INTO register.fact (municipality_id, type, record_id, n, measure, fact_on, body_id)
  SELECT municipality_id, type, record_id,
    1 + coalesce((SELECT max(n) FROM register.fact f
                  WHERE (f.municipality_id, f.type, f.record_id) = (c.municipality_id, c.type, c.record_id)), 0),
    'made', sort_on, body_id
  FROM register.current c
  WHERE type = 'trip' AND entry ->> 'status' NOT IN ('cancelled', 'refused', 'withdrawn')
-- next
-- It served no goal and saw no partner, and of one that was never owed accounts none are missing.
UPDATE register.current
  SET goals = '{}', partners = '{}', state = nullif(state, 'none')
  WHERE type = 'trip' AND entry ->> 'status' IN ('cancelled', 'refused', 'withdrawn')
-- next
DELETE FROM register.tally
-- next
INSERT INTO register.tally (municipality_id, type, measure, key, records, hundredths, people)
  SELECT municipality_id, type, measure, key, sum(records), sum(hundredths), sum(people)
  FROM register.record_tally GROUP BY municipality_id, type, measure, key
