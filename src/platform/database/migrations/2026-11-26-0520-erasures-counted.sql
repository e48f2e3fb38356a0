-- A version never changes but by an erasure: the two together tell whether an entry is as it was when it was read before.
ALTER TABLE register.current ADD COLUMN erasures integer NOT NULL DEFAULT 0
