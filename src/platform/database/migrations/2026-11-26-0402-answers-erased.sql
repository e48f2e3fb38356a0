-- What was answered about a draft that was erased since went on being told to whoever repeated the request.
UPDATE udsyn.records_idempotency i SET status = 410, body = NULL FROM udsyn.records_audit a
WHERE a.municipality_id = i.municipality_id AND a.subject_type = 'trip' AND a.action = 'trips.erase-draft'
  AND position(a.subject_id IN i.body::text) > 0
