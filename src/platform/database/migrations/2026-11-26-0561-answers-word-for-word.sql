-- A repeat is answered byte for byte as the first request was: jsonb puts members in an order of its own.
ALTER TABLE udsyn.records_idempotency ALTER COLUMN body TYPE json USING body::json
