-- A file that was taken from the public answers that it is gone, even while the record in force still names it.
ALTER TABLE register.file ADD COLUMN taken_back boolean NOT NULL DEFAULT false
