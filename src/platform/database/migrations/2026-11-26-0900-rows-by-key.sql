-- A row's name tells its year beside its key; rows of one key are found together.
ALTER TABLE udsyn.intake_row ADD COLUMN key_hash bigint NOT NULL
  GENERATED ALWAYS AS (hashtextextended(coalesce(substring(key FROM '^.*[]}]'), key), 0)) STORED
-- next
CREATE INDEX intake_row_of_key ON udsyn.intake_row (municipality_id, dataset, key_hash)
-- next
-- What waited or was laid aside beside another's record is nobody's yet.
UPDATE udsyn.intake_row r SET subject_id = NULL WHERE status IN ('held', 'dismissed') AND key ~ '[]}][^]}]* @\d{4}$'
  AND EXISTS (SELECT FROM udsyn.intake_row o WHERE o.municipality_id = r.municipality_id AND o.dataset = r.dataset
    AND o.subject_id = r.subject_id AND o.row_id <> r.row_id)
-- next
-- Whose reading was not kept, of those the record alone tells the year.
UPDATE udsyn.intake_row r SET key = n.name, key_digest = sha256(convert_to(n.name, 'UTF8'))
FROM (
  SELECT o.municipality_id, o.row_id, o.key || ' @' || coalesce(
    substring(p.period FROM '(?:19|20)\d\d'), to_char(p.booked_on, 'YYYY'), to_char(coalesce(t.start_on, t.end_on), 'YYYY')) AS name
  FROM udsyn.intake_row o
  LEFT JOIN udsyn.accounts_posting p
    ON o.dataset = 'expenses' AND p.municipality_id = o.municipality_id AND p.posting_id = o.subject_id
  LEFT JOIN udsyn.trips_trip t ON o.dataset = 'trips' AND t.municipality_id = o.municipality_id AND t.trip_id = o.subject_id
  WHERE o.read_as IS NULL AND o.key ~ '[]}]$'
) n
WHERE r.municipality_id = n.municipality_id AND r.row_id = n.row_id AND n.name IS NOT NULL
  AND NOT EXISTS (SELECT FROM udsyn.intake_row s WHERE s.municipality_id = r.municipality_id AND s.dataset = r.dataset AND s.key = n.name)
