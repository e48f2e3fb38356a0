-- Counts every change of what a ruling says, so that of two who correct it the second is told what the first wrote.
ALTER TABLE udsyn.decisions_ruling ADD COLUMN version integer NOT NULL DEFAULT 1
