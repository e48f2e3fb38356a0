-- How many lines each record's accounts have, as the file of accounts has them, so that the page of open data says how many there
-- are without reading the records. The rest of the view stays as the migrations before have left it.
DO $$
BEGIN
  EXECUTE 'CREATE OR REPLACE VIEW register.record_tally AS ' || rtrim(pg_get_viewdef('register.record_tally'::regclass), '; ') || '
    UNION ALL
    SELECT municipality_id, type, record_id, ''line'', '''', jsonb_array_length(entry #> ''{accounts,lines}'')::bigint, 0, 0
    FROM register.current
    WHERE jsonb_typeof(entry #> ''{accounts,lines}'') = ''array'' AND entry #> ''{accounts,lines}'' <> ''[]''';
END $$
-- next
INSERT INTO register.tally (municipality_id, type, measure, key, records, hundredths, people)
  SELECT municipality_id, type, measure, key, sum(records), sum(hundredths), sum(people)
  FROM register.record_tally WHERE measure = 'line' GROUP BY municipality_id, type, measure, key
