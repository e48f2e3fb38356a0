-- When something was last erased in what is in force: it has changed since it was published. What was erased before is told
-- from now on.
ALTER TABLE register.current ADD COLUMN erased_at timestamptz
-- next
UPDATE register.current c SET erased_at = now()
FROM register.entry e
WHERE e.municipality_id = c.municipality_id AND e.type = c.type AND e.record_id = c.record_id AND e.version = c.version
  AND e.erased <> '{}'
