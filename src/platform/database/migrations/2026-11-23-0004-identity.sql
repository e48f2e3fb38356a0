CREATE TABLE udsyn.identity_person (
  municipality_id uuid NOT NULL,
  person_id uuid NOT NULL,
  name text NOT NULL,
  email text,
  title text,
  unit_id text,
  subject text,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, person_id),
  UNIQUE (municipality_id, subject)
)
-- next
ALTER TABLE udsyn.identity_person ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.identity_person USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- A role, everywhere in the municipality or within one unit or committee (`unit:…`, `committee:…`).
CREATE TABLE udsyn.identity_role (
  municipality_id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  scope text NOT NULL DEFAULT '',
  PRIMARY KEY (municipality_id, person_id, role, scope),
  FOREIGN KEY (municipality_id, person_id) REFERENCES udsyn.identity_person (municipality_id, person_id)
)
-- next
ALTER TABLE udsyn.identity_role ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.identity_role USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE TABLE udsyn.identity_session (
  municipality_id uuid NOT NULL,
  session_hash bytea NOT NULL,
  person_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, session_hash),
  FOREIGN KEY (municipality_id, person_id) REFERENCES udsyn.identity_person (municipality_id, person_id)
)
-- next
ALTER TABLE udsyn.identity_session ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.identity_session USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX identity_session_person ON udsyn.identity_session (municipality_id, person_id)
-- next
CREATE TABLE udsyn.identity_token (
  municipality_id uuid NOT NULL,
  token_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  role text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (municipality_id, token_id),
  UNIQUE (municipality_id, token_hash)
)
-- next
ALTER TABLE udsyn.identity_token ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.identity_token USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- A link by mail that lets its holder do one thing. Hashed at rest; opening it does nothing, answering uses it up.
CREATE TABLE udsyn.identity_link (
  municipality_id uuid NOT NULL,
  link_hash bytea NOT NULL,
  purpose text NOT NULL,
  subject_id text NOT NULL,
  person_id uuid,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz,
  PRIMARY KEY (municipality_id, link_hash)
)
-- next
ALTER TABLE udsyn.identity_link ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.identity_link USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX identity_link_subject ON udsyn.identity_link (municipality_id, purpose, subject_id)
