-- A committee's ramme or a scheme's pulje for one year.
CREATE TABLE udsyn.accounts_pot (
  municipality_id uuid NOT NULL,
  pot_id uuid NOT NULL,
  owner_kind text NOT NULL,
  owner_id text NOT NULL,
  year integer NOT NULL,
  currency text NOT NULL,
  PRIMARY KEY (municipality_id, pot_id),
  UNIQUE (municipality_id, owner_kind, owner_id, year, currency)
)
-- next
ALTER TABLE udsyn.accounts_pot ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.accounts_pot USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
-- Allotted, carried, committed, spent, released: a list that foots, never changed, only added to.
-- Position numbers a pot's movements without gap; it is given while the pot's row is held.
CREATE TABLE udsyn.accounts_movement (
  municipality_id uuid NOT NULL,
  movement_id uuid NOT NULL,
  pot_id uuid NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  hundredths bigint NOT NULL,
  subject_type text,
  subject_id uuid,
  text text NOT NULL,
  ruling text,
  at timestamptz NOT NULL,
  by_actor text NOT NULL,
  PRIMARY KEY (municipality_id, movement_id),
  UNIQUE (municipality_id, pot_id, position),
  FOREIGN KEY (municipality_id, pot_id) REFERENCES udsyn.accounts_pot (municipality_id, pot_id)
)
-- next
ALTER TABLE udsyn.accounts_movement ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.accounts_movement USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX accounts_movement_subject ON udsyn.accounts_movement (municipality_id, subject_type, subject_id)
-- next
-- One line of the ledger. Without a subject it waits in the unassigned pool.
-- Unknown is null: the amount where a source prints no number (amount_text), the day, the worth in the home currency.
CREATE TABLE udsyn.accounts_posting (
  municipality_id uuid NOT NULL,
  posting_id uuid NOT NULL,
  subject_type text,
  subject_id uuid,
  category text NOT NULL,
  label text,
  hundredths bigint,
  amount_text text,
  currency text NOT NULL,
  rate text,
  home_hundredths bigint,
  vat text NOT NULL,
  booked_on date,
  text text NOT NULL,
  supplier text,
  voucher text,
  account_string text,
  payer text,
  receipt_document_id uuid,
  without_receipt text,
  source_key text,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (municipality_id, posting_id),
  CHECK (hundredths IS NOT NULL OR amount_text IS NOT NULL)
)
-- next
ALTER TABLE udsyn.accounts_posting ENABLE ROW LEVEL SECURITY
-- next
CREATE POLICY own_municipality ON udsyn.accounts_posting USING (municipality_id = nullif(current_setting('udsyn.municipality', true), '')::uuid)
-- next
CREATE INDEX accounts_posting_subject ON udsyn.accounts_posting (municipality_id, subject_type, subject_id)
-- next
CREATE INDEX accounts_posting_unassigned ON udsyn.accounts_posting (municipality_id, posting_id) WHERE subject_id IS NULL
-- next
CREATE UNIQUE INDEX accounts_posting_source ON udsyn.accounts_posting (municipality_id, source_key) WHERE source_key IS NOT NULL
