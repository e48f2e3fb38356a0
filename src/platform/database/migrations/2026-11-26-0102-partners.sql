-- Partners as files tell of them; what is recorded in the municipality's own register stands beside them.
CREATE TABLE udsyn.relations_partner (
  municipality_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  slug text NOT NULL,
  name text NOT NULL,
  country text,
  lat numeric,
  lon numeric,
  kind text,
  since date,
  own_place text,
  source text NOT NULL,
  known_from date NOT NULL,
  as_printed jsonb NOT NULL,
  -- When the public saw it as it stands; null again once it changes.
  published_at timestamptz,
  PRIMARY KEY (municipality_id, partner_id),
  UNIQUE (municipality_id, slug)
)
-- next
ALTER TABLE udsyn.relations_partner ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.relations_partner USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- Those that somebody has published, as the public sees them.
CREATE TABLE register.partner (
  municipality_id uuid NOT NULL,
  partner_id uuid NOT NULL,
  partner jsonb NOT NULL,
  PRIMARY KEY (municipality_id, partner_id)
)
