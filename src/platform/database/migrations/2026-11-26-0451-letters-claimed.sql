-- Until when somebody is at sending a letter: it is sent outside any transaction.
ALTER TABLE udsyn.records_outbox ADD COLUMN claimed_until timestamptz
