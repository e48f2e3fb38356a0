-- What was spent by category and currency in each year too (`<category> <currency> <year>`), so that sums of a municipality that
-- shows accounts for some years alone can leave the older ones out.
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
  UNION ALL
  SELECT municipality_id, type, record_id, 'place', coalesce(direction, '') || ' ' || coalesce(place, ''), 1, 0, 0
    FROM register.current LEFT JOIN LATERAL unnest(places) AS place ON true
  UNION ALL
  SELECT municipality_id, type, record_id, 'month', coalesce(direction, '') || ' ' || coalesce(to_char(sort_on, 'YYYY-MM'), ''), 1, 0, 0
    FROM register.current
  UNION ALL
  SELECT municipality_id, type, record_id, 'spent-year',
         category || ' ' || currency || ' ' || coalesce(extract(year FROM fact_on)::int::text, ''), 1, sum(hundredths), 0
    FROM register.fact
    WHERE measure = 'accounts' AND category IS NOT NULL AND currency IS NOT NULL AND hundredths IS NOT NULL
    GROUP BY municipality_id, type, record_id, category, currency, fact_on
-- next
DELETE FROM register.tally WHERE measure = 'spent-year'
-- next
INSERT INTO register.tally (municipality_id, type, measure, key, records, hundredths, people)
  SELECT municipality_id, type, measure, key, sum(records), sum(hundredths), sum(people)
  FROM register.record_tally WHERE measure = 'spent-year' GROUP BY municipality_id, type, measure, key
