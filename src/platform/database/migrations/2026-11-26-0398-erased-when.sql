-- Erasing changes what is published without the log growing: whoever keeps a copy is told that it has changed.
ALTER TABLE register.log_head ADD COLUMN erased_at timestamptz
