-- A token from the machine's command line, which reads the machine's own figures; one that a municipality's admin makes does not.
ALTER TABLE udsyn.identity_token ADD COLUMN made_on_machine boolean NOT NULL DEFAULT false
-- next
UPDATE udsyn.identity_token t SET made_on_machine = true
WHERE EXISTS (SELECT FROM udsyn.records_audit a WHERE a.municipality_id = t.municipality_id
  AND a.action = 'identity.add-token' AND a.actor_kind = 'command' AND a.subject_id = t.token_id::text)
