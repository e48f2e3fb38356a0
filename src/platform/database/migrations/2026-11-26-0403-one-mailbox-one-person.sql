-- A mail address in capitals made a second person. Whoever is known by mail address is one person: the newest that is open keeps
-- what both had (roles, letters, absence, own trips), the others are closed and known by no address. Nobody loses access by it.
DO $$
DECLARE
  twice record;
BEGIN
  FOR twice IN
    SELECT municipality_id AS here, person_id AS gone, kept FROM (
      SELECT municipality_id, person_id, active, first_value(person_id) OVER (PARTITION BY municipality_id, lower(subject)
        ORDER BY active DESC, created_at DESC, person_id DESC) AS kept
      FROM udsyn.identity_person WHERE subject LIKE '%@%' AND subject NOT LIKE '% %') p
    WHERE active AND person_id <> kept
  LOOP
    INSERT INTO udsyn.identity_role (municipality_id, person_id, role, scope)
      SELECT municipality_id, twice.kept, role, scope FROM udsyn.identity_role
      WHERE municipality_id = twice.here AND person_id = twice.gone ON CONFLICT DO NOTHING;
    UPDATE udsyn.identity_link SET person_id = twice.kept
      WHERE municipality_id = twice.here AND person_id = twice.gone;
    DELETE FROM udsyn.identity_session WHERE municipality_id = twice.here AND person_id = twice.gone;
    DELETE FROM udsyn.identity_absence WHERE municipality_id = twice.here
      AND (person_id, deputy_id) IN ((twice.gone, twice.kept), (twice.kept, twice.gone));
    UPDATE udsyn.identity_absence SET deputy_id = twice.kept
      WHERE municipality_id = twice.here AND deputy_id = twice.gone;
    UPDATE udsyn.identity_absence a SET person_id = twice.kept
      WHERE municipality_id = twice.here AND person_id = twice.gone AND NOT EXISTS (SELECT FROM udsyn.identity_absence b
        WHERE b.municipality_id = a.municipality_id AND b.person_id = twice.kept);
    UPDATE udsyn.trips_trip SET created_by = twice.kept::text
      WHERE municipality_id = twice.here AND created_by = twice.gone::text;
    UPDATE udsyn.trips_trip SET hands = array_replace(hands, twice.gone::text, twice.kept::text)
      WHERE municipality_id = twice.here AND hands @> ARRAY[twice.gone::text];
    UPDATE udsyn.identity_person SET active = false, closed_at = now()
      WHERE municipality_id = twice.here AND person_id = twice.gone;
  END LOOP;
END
$$
-- next
UPDATE udsyn.identity_person p SET subject = NULL
WHERE p.subject LIKE '%@%' AND p.subject NOT LIKE '% %' AND EXISTS (SELECT FROM udsyn.identity_person q
  WHERE q.municipality_id = p.municipality_id AND lower(q.subject) = lower(p.subject)
    AND (q.active, q.created_at, q.person_id) > (p.active, p.created_at, p.person_id))
-- next
UPDATE udsyn.identity_person SET subject = lower(subject)
WHERE subject LIKE '%@%' AND subject NOT LIKE '% %' AND subject <> lower(subject)
-- next
UPDATE udsyn.identity_person SET email = lower(email) WHERE email <> lower(email)
