-- A draft that is withdrawn or cancelled was never sent to anybody, and stays as private as it was: only its ending is no draft.
ALTER TABLE udsyn.trips_trip ADD COLUMN ended_unsent boolean NOT NULL DEFAULT false
-- next
UPDATE udsyn.trips_trip t SET ended_unsent = true
WHERE t.status IN ('withdrawn', 'cancelled') AND t.approved IS NULL AND t.public_plan IS NULL AND t.imported_from IS NULL
  AND NOT EXISTS (SELECT FROM udsyn.decisions_submission s WHERE s.municipality_id = t.municipality_id
    AND s.subject_type = 'trip' AND s.subject_id = t.trip_id)
  AND NOT EXISTS (SELECT FROM udsyn.records_audit a WHERE a.municipality_id = t.municipality_id
    AND a.subject_type = 'trip' AND a.subject_id = t.trip_id::text AND a.action = 'trips.submit-staff-visit')
-- next
CREATE OR REPLACE FUNCTION udsyn.trips_find(patterns text[], most integer, maker text, scopes text[]) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  here constant uuid := nullif(current_setting('udsyn.municipality', true), '')::uuid;
  holds text;
BEGIN
  SELECT string_agg(format('udsyn.trips_found_by(title, case_number, plan) ILIKE %L', pattern), ' AND ')
    INTO holds FROM unnest(patterns) AS pattern;
  IF here IS NULL OR holds IS NULL THEN RETURN; END IF;
  IF scopes IS NOT NULL THEN
    holds := holds || format(' AND (status <> %L AND NOT ended_unsent OR created_by = %L OR %L || committee_id = ANY (%L::text[])
      OR %L || unit_id = ANY (%L::text[]))', 'draft', maker, 'committee:', scopes, 'unit:', scopes);
  END IF;
  RETURN QUERY EXECUTE format('SELECT trip_id FROM udsyn.trips_trip WHERE municipality_id = %L AND %s
    ORDER BY start_on DESC NULLS FIRST, trip_id DESC LIMIT %s', here, holds, most);
END
$$
