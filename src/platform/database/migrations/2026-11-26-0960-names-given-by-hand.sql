-- A name that the desk gave a row, which no file has said yet.
ALTER TABLE udsyn.intake_row ADD COLUMN is_by_hand boolean NOT NULL DEFAULT false
-- next
UPDATE udsyn.intake_row r SET is_by_hand = true WHERE status = 'repaired' AND subject_id IS NOT NULL
  AND EXISTS (SELECT FROM udsyn.intake_row o WHERE o.municipality_id = r.municipality_id AND o.dataset = r.dataset
    AND o.subject_id = r.subject_id AND o.row_id < r.row_id)
