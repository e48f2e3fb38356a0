-- A sign-in under way at the municipality's own login: made when one sets out, used up when one returns.
CREATE TABLE udsyn.identity_sign_in (
  municipality_id uuid NOT NULL,
  state_hash bytea NOT NULL,
  browser_hash bytea NOT NULL,
  code_verifier text NOT NULL,
  nonce text NOT NULL,
  return_to text NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, state_hash)
)
-- next
ALTER TABLE udsyn.identity_sign_in ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.identity_sign_in USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
