-- Per-diem rates as tables print them, each row dated. Country '*' is its region's residual rate.
CREATE TABLE udsyn.accounts_per_diem (
  municipality_id uuid NOT NULL,
  rate_id uuid NOT NULL,
  table_name text NOT NULL,
  country text NOT NULL,
  region text,
  place text,
  per_day bigint,
  lodging bigint,
  currency text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  as_printed jsonb NOT NULL,
  PRIMARY KEY (municipality_id, rate_id)
)
-- next
ALTER TABLE udsyn.accounts_per_diem ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.accounts_per_diem USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX accounts_per_diem_country ON udsyn.accounts_per_diem (municipality_id, country, valid_from)
-- next
-- What one unit of a base currency was worth on a day, in the currencies that a table prints.
CREATE TABLE udsyn.accounts_currency_day (
  municipality_id uuid NOT NULL,
  day_id uuid NOT NULL,
  table_name text NOT NULL,
  on_day date NOT NULL,
  base text NOT NULL,
  rates jsonb NOT NULL,
  PRIMARY KEY (municipality_id, day_id)
)
-- next
ALTER TABLE udsyn.accounts_currency_day ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.accounts_currency_day USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX accounts_currency_day_on ON udsyn.accounts_currency_day (municipality_id, on_day)
