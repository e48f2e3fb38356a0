-- When something was last erased in what is in force: it has changed since it was published.
ALTER TABLE register.current ADD COLUMN erased_at timestamptz
-- next
UPDATE register.current c SET erased_at = h.erased_at
FROM register.log_head h
WHERE h.municipality_id = c.municipality_id AND c.erasures > 0
