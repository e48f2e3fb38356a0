-- What is taken back is asked at every publication, and is few among all that was ever published.
CREATE INDEX entry_withdrawals ON register.entry (municipality_id, published_at)
  WHERE entry ->> 'schema' = 'udsyn.withdrawal/1'
