-- What a ledger tells of a supplier and a period stands by itself; a rate that a table gave names the table and its day.
ALTER TABLE udsyn.accounts_posting ADD COLUMN supplier_id text
-- next
ALTER TABLE udsyn.accounts_posting ADD COLUMN period text
-- next
ALTER TABLE udsyn.accounts_posting ADD COLUMN rate_version text
