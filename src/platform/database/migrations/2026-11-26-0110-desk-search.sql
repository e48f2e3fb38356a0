-- What a trip is found by at the desk: title, case number and destinations. Trigrams find a word inside a longer one, as Danish
-- puts them together. In PostgreSQL's own distribution, and trusted: the database's owner may make it.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public
-- next
CREATE FUNCTION udsyn.trips_found_by(title text, case_number text, plan jsonb) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT title || ' ' || coalesce(case_number, '') || ' ' ||
    coalesce(jsonb_path_query_array(plan, '$.destinations[*].place')::text, '')
$$
-- next
CREATE INDEX trips_trip_found_by ON udsyn.trips_trip USING gin (udsyn.trips_found_by(title, case_number, plan) public.gin_trgm_ops)
-- next
-- Under row-level security ILIKE is no condition of an index, for the operator might tell of rows one may not see. So this asks with
-- the owner's rights and gives nothing but ids of the current municipality. The patterns are put in as literals: the planner then
-- knows whether a word is rare (by the index) or common (by the order, until there are enough).
CREATE FUNCTION udsyn.trips_find(patterns text[], most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  here constant uuid := nullif(current_setting('udsyn.municipality', true), '')::uuid;
  holds text;
BEGIN
  SELECT string_agg(format('udsyn.trips_found_by(title, case_number, plan) ILIKE %L', pattern), ' AND ')
    INTO holds FROM unnest(patterns) AS pattern;
  IF here IS NULL OR holds IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE format('SELECT trip_id FROM udsyn.trips_trip WHERE municipality_id = %L AND %s
    ORDER BY start_on DESC NULLS FIRST, trip_id DESC LIMIT %s', here, holds, most);
END
$$
-- next
REVOKE ALL ON FUNCTION udsyn.trips_find(text[], integer) FROM PUBLIC
