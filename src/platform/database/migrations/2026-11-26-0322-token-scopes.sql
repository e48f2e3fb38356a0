-- Where a token's role reaches; '' everywhere, as a person's.
ALTER TABLE udsyn.identity_token ADD COLUMN scope text NOT NULL DEFAULT ''
