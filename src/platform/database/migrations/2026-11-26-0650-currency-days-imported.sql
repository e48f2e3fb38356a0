-- Of two tables of the same day the one imported last answers, also where it was there first and is corrected since.
ALTER TABLE udsyn.accounts_currency_day ADD COLUMN imported_at timestamptz NOT NULL DEFAULT clock_timestamp()
