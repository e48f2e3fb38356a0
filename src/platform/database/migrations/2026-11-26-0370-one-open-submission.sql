-- A subject asks one committee about one thing at a time. Where two got in side by side, the last one handed in stands.
UPDATE udsyn.decisions_submission s SET status = 'taken-back' WHERE s.status = 'open' AND EXISTS (
  SELECT FROM udsyn.decisions_submission later WHERE later.municipality_id = s.municipality_id
    AND later.subject_type = s.subject_type AND later.subject_id = s.subject_id AND later.about = s.about
    AND later.status = 'open' AND later.submission_id > s.submission_id)
-- next
CREATE UNIQUE INDEX decisions_submission_one_open ON udsyn.decisions_submission (municipality_id, subject_type, subject_id, about) WHERE status = 'open'
