-- Who did what to which thing. The digest is of the salted value beside it, so that erasing the value breaks no seal.
CREATE TABLE udsyn.records_audit (
  municipality_id uuid NOT NULL,
  audit_id uuid NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id text,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id text NOT NULL,
  digest bytea NOT NULL,
  PRIMARY KEY (municipality_id, audit_id)
)
-- next
ALTER TABLE udsyn.records_audit ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_audit USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX records_audit_subject ON udsyn.records_audit (municipality_id, subject_type, subject_id, audit_id)
-- next
-- What was before and after, and who by name: the part that can be erased.
CREATE TABLE udsyn.records_audit_value (
  municipality_id uuid NOT NULL,
  audit_id uuid NOT NULL,
  salt bytea NOT NULL,
  actor_name text,
  value jsonb NOT NULL,
  PRIMARY KEY (municipality_id, audit_id),
  FOREIGN KEY (municipality_id, audit_id) REFERENCES udsyn.records_audit (municipality_id, audit_id)
)
-- next
ALTER TABLE udsyn.records_audit_value ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_audit_value USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- The chain, written by a job a municipality at a time: each seal covers the one before.
CREATE TABLE udsyn.records_audit_seal (
  municipality_id uuid NOT NULL,
  seq bigint NOT NULL,
  audit_id uuid NOT NULL,
  seal bytea NOT NULL,
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, seq),
  UNIQUE (municipality_id, audit_id)
)
-- next
ALTER TABLE udsyn.records_audit_seal ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_audit_seal USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- Effects outside the database, written in the transaction that wants them and delivered after it. The key makes a second delivery harmless.
CREATE TABLE udsyn.records_outbox (
  municipality_id uuid NOT NULL,
  outbox_id uuid NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  payload jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  delivered_at timestamptz,
  failure text,
  PRIMARY KEY (municipality_id, outbox_id),
  UNIQUE (municipality_id, kind, key)
)
-- next
ALTER TABLE udsyn.records_outbox ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_outbox USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- What was answered to a write with an Idempotency-Key, so that a repeat is answered alike and done once.
CREATE TABLE udsyn.records_idempotency (
  municipality_id uuid NOT NULL,
  actor_id text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status integer NOT NULL,
  body jsonb,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (municipality_id, actor_id, key)
)
-- next
ALTER TABLE udsyn.records_idempotency ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.records_idempotency USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
