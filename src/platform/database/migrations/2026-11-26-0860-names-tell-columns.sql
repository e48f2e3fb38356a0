-- What names a row tells its columns, which the run's mapping has: keys of other columns are other names.
UPDATE udsyn.intake_row r SET key = n.name, key_digest = sha256(convert_to(n.name, 'UTF8'))
FROM (
  SELECT municipality_id, row_id, name, row_number() OVER (PARTITION BY municipality_id, dataset, name ORDER BY row_id) AS nth
  FROM (
    SELECT o.municipality_id, o.dataset, o.row_id,
      (SELECT '{' || string_agg(to_json(c.name)::text || ':' || to_json(v.value)::text, ',' ORDER BY c.name COLLATE "C") || '}'
       FROM jsonb_array_elements_text(run.mapping -> 'key') WITH ORDINALITY AS c (name, at)
       JOIN json_array_elements_text(substring(o.key FROM '^\[.*\]')::json) WITH ORDINALITY AS v (value, at) USING (at))
      || regexp_replace(substring(o.key FROM '^\[.*\](.*)$'), ' @[0-9a-f]{8}', '') AS name
    FROM udsyn.intake_row o
    JOIN udsyn.intake_run run ON run.municipality_id = o.municipality_id AND run.run_id = o.run_id
    WHERE o.key LIKE '[%]%' AND jsonb_typeof(run.mapping -> 'key') = 'array'
      AND jsonb_array_length(run.mapping -> 'key') = json_array_length(substring(o.key FROM '^\[.*\]')::json)
  ) named
) n
WHERE r.municipality_id = n.municipality_id AND r.row_id = n.row_id AND n.nth = 1
