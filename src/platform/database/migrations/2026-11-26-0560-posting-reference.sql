-- The reference that the ledger gave a line. Lines that were imported before have it in what is kept of their row.
ALTER TABLE udsyn.accounts_posting ADD COLUMN reference text
-- next
UPDATE udsyn.accounts_posting p SET reference = r.reference
FROM udsyn.intake_row r
WHERE r.municipality_id = p.municipality_id AND r.dataset = 'expenses' AND r.subject_id = p.posting_id
  AND r.reference IS NOT NULL
