-- Roles that the municipality's own login gives are taken again at the next sign-in; those given in Udsyn stand until they are changed there.
ALTER TABLE udsyn.identity_role ADD COLUMN by_login boolean NOT NULL DEFAULT false
-- next
-- Whoever has signed in there is filed under the login's address and their id at it.
UPDATE udsyn.identity_role r SET by_login = true
FROM udsyn.identity_person p
WHERE p.municipality_id = r.municipality_id AND p.person_id = r.person_id AND p.subject ~ '^https?://[^ ]+ '
