-- What this database was made for: a demo never opens one created in production.
CREATE TABLE udsyn.platform_installation (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  mode text NOT NULL CHECK (mode IN ('demo', 'production')),
  created_at timestamptz NOT NULL
)
-- next
CREATE SCHEMA register
