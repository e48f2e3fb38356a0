-- A part that was said on a day and no longer is: moved by a correction, or gone with its record. Found by the day, without
-- reading every version of every record.
CREATE TABLE register.dated_part_was (
  municipality_id uuid NOT NULL,
  type text NOT NULL,
  list text NOT NULL,
  part_on date NOT NULL,
  -- Whose part it was: two committees rule on one record on the same day. Empty where it was nobody's.
  body_id text NOT NULL,
  record_id uuid NOT NULL,
  PRIMARY KEY (municipality_id, type, list, part_on, body_id, record_id)
)
-- next
CREATE INDEX dated_part_was_of_record ON register.dated_part_was (municipality_id, type, record_id)
-- next
INSERT INTO register.dated_part_was (municipality_id, type, list, part_on, body_id, record_id)
  SELECT DISTINCT e.municipality_id, e.type, 'rulings', (part ->> 'metOn')::date,
    coalesce(part -> 'committee' ->> 'id', ''), e.record_id
  FROM register.entry e
  CROSS JOIN LATERAL jsonb_array_elements(
    CASE jsonb_typeof(e.entry -> 'rulings') WHEN 'array' THEN e.entry -> 'rulings' ELSE '[]' END) AS part
  WHERE e.type = 'trip' AND part ->> 'metOn' IS NOT NULL
    AND NOT EXISTS (SELECT FROM register.dated_part d WHERE d.municipality_id = e.municipality_id AND d.type = e.type
      AND d.record_id = e.record_id AND d.list = 'rulings' AND d.part_on = (part ->> 'metOn')::date
      AND coalesce(d.body_id, '') = coalesce(part -> 'committee' ->> 'id', ''))
