-- The desk's search leaves out drafts that whoever asks does not see before it counts to its limit: one that did so afterwards
-- would tell of them by what is missing. `maker` sees their own; `scopes` are the committees and units whose drafts they see, NULL all.
DROP FUNCTION udsyn.trips_find(text[], integer)
-- next
CREATE FUNCTION udsyn.trips_find(patterns text[], most integer, maker text, scopes text[]) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  here constant uuid := nullif(current_setting('udsyn.municipality', true), '')::uuid;
  holds text;
BEGIN
  SELECT string_agg(format('udsyn.trips_found_by(title, case_number, plan) ILIKE %L', pattern), ' AND ')
    INTO holds FROM unnest(patterns) AS pattern;
  IF here IS NULL OR holds IS NULL THEN RETURN; END IF;
  IF scopes IS NOT NULL THEN
    holds := holds || format(' AND (status <> %L OR created_by = %L OR %L || committee_id = ANY (%L::text[])
      OR %L || unit_id = ANY (%L::text[]))', 'draft', maker, 'committee:', scopes, 'unit:', scopes);
  END IF;
  RETURN QUERY EXECUTE format('SELECT trip_id FROM udsyn.trips_trip WHERE municipality_id = %L AND %s
    ORDER BY start_on DESC NULLS FIRST, trip_id DESC LIMIT %s', here, holds, most);
END
$$
-- next
REVOKE ALL ON FUNCTION udsyn.trips_find(text[], integer, text, text[]) FROM PUBLIC
