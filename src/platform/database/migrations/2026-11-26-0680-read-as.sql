-- What the file said of a row when it was last let in: what it has changed since is told from what a hand has.
ALTER TABLE udsyn.intake_row ADD COLUMN read_as jsonb
