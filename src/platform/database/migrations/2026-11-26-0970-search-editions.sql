-- By which edition of its type's words a record is searched: those of an earlier one are read anew beside the requests.
ALTER TABLE register.current ADD COLUMN search_edition smallint NOT NULL DEFAULT 0
