import { sql } from "kysely";
import { type Db, type Tx, working } from "../platform/index.ts";
import type { PlaceKept, PlaceReader } from "./find-place.ts";
import type { Place } from "./gazetteer.ts";
import type { PlacesTables } from "./places.tables.ts";

const columns = sql.raw(
  `p.place_id AS id, p.name, p.danish_name AS "danishName", p.country, p.region, p.lat, p.lon, p.notable`,
);
const ofCountry = (country: string | null) => sql`(${country}::text IS NULL OR n.country = ${country})`;

/** Three letters at a time, the word's ends marked: what a name and a misspelling of it share. */
const trigramsOf = (name: unknown) => sql`(
  SELECT array_agg(DISTINCT substr('  ' || ${name} || ' ', i, 3)) FROM generate_series(1, length(${name}) + 1) AS i)`;

/** The gazetteer as the database holds it. Finds nothing until it is filled. */
export function placeReader(db: Db | Tx): PlaceReader {
  return {
    named: async (name, country) => {
      const { rows } = await sql<PlaceKept>`
        SELECT ${columns} FROM udsyn.places_name n JOIN udsyn.places_place p USING (place_id)
        WHERE n.name = ${name} AND ${ofCountry(country)} ORDER BY p.notable DESC, p.place_id LIMIT 200`.execute(db);
      return rows;
    },
    beginning: async (name, country, limit) => {
      const { rows } = await sql<PlaceKept>`
        SELECT ${columns} FROM (
          SELECT n.place_id, min(length(n.name)) AS length FROM udsyn.places_name n
          WHERE n.name >= ${name} AND n.name < ${`${name}\uffff`} AND ${ofCountry(country)} GROUP BY n.place_id
        ) f JOIN udsyn.places_place p USING (place_id)
        ORDER BY p.notable DESC, f.length, p.place_id LIMIT ${limit}`.execute(db);
      return rows;
    },
    alike: async (name, country, limit) => {
      const { rows } = await sql<PlaceKept>`
        WITH asked AS (SELECT ${trigramsOf(sql`${name}::text`)} AS trigrams)
        SELECT ${columns} FROM (
          SELECT n.place_id, max(s.shared / (cardinality(n.trigrams) + cardinality(a.trigrams) - s.shared)) AS likeness
          FROM asked a JOIN udsyn.places_name n ON n.trigrams && a.trigrams AND ${ofCountry(country)},
            LATERAL (SELECT count(*)::numeric AS shared FROM unnest(n.trigrams) t WHERE t = ANY (a.trigrams)) s
          WHERE s.shared * 5 > cardinality(a.trigrams) * 2
          GROUP BY n.place_id
        ) f JOIN udsyn.places_place p USING (place_id)
        WHERE f.likeness > 0.3 ORDER BY f.likeness DESC, p.notable DESC, p.place_id LIMIT ${limit}`.execute(db);
      return rows;
    },
  };
}

/** Places of exactly the names that are asked for, each in its country, in one question; in the order asked. */
export function placesNamed(db: Db | Tx) {
  return async (
    asked: readonly { readonly name: string; readonly country: string }[],
  ): Promise<readonly (readonly PlaceKept[])[]> => {
    const { rows } = await sql<PlaceKept & { at: number }>`
      SELECT a.at::int AS at, f.* FROM unnest(${asked.map(({ name }) => name)}::text[],
        ${asked.map(({ country }) => country)}::text[]) WITH ORDINALITY AS a (name, country, at)
      CROSS JOIN LATERAL (
        SELECT ${columns} FROM udsyn.places_name n JOIN udsyn.places_place p USING (place_id)
        WHERE n.name = a.name AND n.country = a.country ORDER BY p.notable DESC, p.place_id LIMIT 200) f
      ORDER BY a.at, f.notable DESC, f.id`.execute(db);
    const found = Map.groupBy(rows, ({ at }) => at);
    return asked.map((_, at) => (found.get(at + 1) ?? []).map(({ at: __, ...place }) => place));
  };
}

/** One place by its number in the edition that is loaded. */
export async function placeById(db: Db | Tx, id: number): Promise<PlaceKept | null> {
  const { rows } = await sql<PlaceKept>`SELECT ${columns} FROM udsyn.places_place p WHERE p.place_id = ${id}`.execute(
    db,
  );
  return rows[0] ?? null;
}

/** Which edition of the gazetteer is loaded; `null` before the first. */
export async function loadedEdition(db: Db | Tx): Promise<string | null> {
  const found = await tables(db).selectFrom("placesEdition").select("edition").executeTakeFirst();
  return found?.edition ?? null;
}

/** One process fills the gazetteer at a time. */
export async function holdGazetteer(tx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('udsyn.places'))`.execute(tx);
}

export async function emptyGazetteer(tx: Tx): Promise<void> {
  for (const table of ["placesName", "placesPlace", "placesEdition"] as const)
    await tables(tx).deleteFrom(table).execute();
}

/** Some thousand places in two statements. */
export async function addPlaces(tx: Tx, places: readonly Place[]): Promise<void> {
  const rows = places.map(({ names: _, asciiName: __, ...one }) => one);
  await sql`
    INSERT INTO udsyn.places_place (place_id, name, danish_name, country, region, lat, lon, notable)
    SELECT id, name, "danishName", country, region, lat, lon, notable FROM json_to_recordset(${JSON.stringify(rows)}::json)
      AS r (id int, name text, "danishName" text, country text, region text, lat float8, lon float8, notable bool)`.execute(
    tx,
  );
  const named = places.flatMap(({ id, country, names }) => names.map((name) => ({ id, country, name })));
  await sql`
    INSERT INTO udsyn.places_name (name, place_id, country, trigrams)
    SELECT r.name, r.id, r.country, ${trigramsOf(sql.raw("r.name"))}
    FROM json_to_recordset(${JSON.stringify(named)}::json) AS r (id int, country text, name text)`.execute(tx);
}

export async function setEdition(tx: Tx, edition: string): Promise<void> {
  await tables(tx).insertInto("placesEdition").values({ one: true, edition }).execute();
}

function tables(db: Db | Tx) {
  return working<PlacesTables>(db);
}
