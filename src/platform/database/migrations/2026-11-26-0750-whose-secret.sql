-- A salted fingerprint of the installation's secret: a database that is opened with another says so. Never the secret.
ALTER TABLE udsyn.platform_installation ADD COLUMN secret_mark text
