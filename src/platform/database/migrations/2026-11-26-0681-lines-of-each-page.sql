-- What each open page of a traveller's link last sent in: its own changes are told from those of another page.
ALTER TABLE udsyn.replies_invitation ADD COLUMN pages jsonb NOT NULL DEFAULT '[]'
