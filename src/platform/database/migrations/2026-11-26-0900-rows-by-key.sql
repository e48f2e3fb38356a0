-- A row's name tells its year beside its key; rows of one key are found together.
ALTER TABLE udsyn.intake_row ADD COLUMN key_hash bigint NOT NULL
  GENERATED ALWAYS AS (hashtextextended(coalesce(substring(key FROM '^.*[]}]'), key), 0)) STORED
-- next
CREATE INDEX intake_row_of_key ON udsyn.intake_row (municipality_id, dataset, key_hash)
-- next
-- What waited or was laid aside beside another's record is nobody's yet.
UPDATE udsyn.intake_row SET subject_id = NULL WHERE status IN ('held', 'dismissed') AND key ~ '[]}][^]}]* @\d{4}$'
