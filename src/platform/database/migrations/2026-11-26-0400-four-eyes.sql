-- Whoever made, changed or sent what is sent now does not approve it (docs/decisions/0015). Beside who began it: who changed
-- or sent it, by id, and who made the token that did.
ALTER TABLE udsyn.trips_trip ADD COLUMN hands text[] NOT NULL DEFAULT '{}'
-- next
UPDATE udsyn.trips_trip t SET hands = h.hands
FROM (SELECT a.municipality_id, a.subject_id, array_agg(DISTINCT a.actor_id) AS hands FROM udsyn.records_audit a
  WHERE a.subject_type = 'trip' AND a.action IN ('trips.edit', 'trips.submit-staff-visit')
    AND a.at > coalesce((SELECT max(b.at) FROM udsyn.records_audit b WHERE b.municipality_id = a.municipality_id
      AND b.subject_type = 'trip' AND b.subject_id = a.subject_id AND b.action = 'trips.approve'), '-infinity')
  GROUP BY a.municipality_id, a.subject_id) h
WHERE t.municipality_id = h.municipality_id AND t.trip_id::text = h.subject_id
  AND t.status NOT IN ('complete', 'cancelled', 'refused', 'withdrawn')
-- next
ALTER TABLE udsyn.identity_token ADD COLUMN made_by text
-- next
UPDATE udsyn.identity_token t SET made_by = a.actor_id FROM udsyn.records_audit a
WHERE a.municipality_id = t.municipality_id AND a.subject_type = 'token' AND a.subject_id = t.token_id::text
  AND a.action = 'identity.add-token' AND a.actor_kind <> 'command'
