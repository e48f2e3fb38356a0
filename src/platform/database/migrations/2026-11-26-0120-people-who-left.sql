-- When somebody's access was closed: their name is kept as long as the accounts need it, and no longer.
ALTER TABLE udsyn.identity_person ADD COLUMN closed_at timestamptz
-- next
UPDATE udsyn.identity_person SET closed_at = now() WHERE NOT active
