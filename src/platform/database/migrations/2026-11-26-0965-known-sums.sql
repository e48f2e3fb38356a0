-- Accounts whose sum is not known, since one of their lines is no amount, are in no sum and in no average: their known lines
-- were counted on the front page as if the unknown ones were nothing.
DELETE FROM register.fact f USING register.current c
  WHERE (c.municipality_id, c.type, c.record_id) = (f.municipality_id, f.type, f.record_id)
    AND c.type = 'trip' AND f.measure IN ('accounts', 'people') AND c.entry -> 'accounts' ->> 'total' IS NULL
-- next
DELETE FROM register.tally
-- next
INSERT INTO register.tally (municipality_id, type, measure, key, records, hundredths, people)
  SELECT municipality_id, type, measure, key, sum(records), sum(hundredths), sum(people)
  FROM register.record_tally GROUP BY municipality_id, type, measure, key
