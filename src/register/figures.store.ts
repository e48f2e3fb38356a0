import { sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import { type Db, type MunicipalityId, published } from "../platform/index.ts";
import { conditions, type EntryOf, type ListFilter } from "./lists.store.ts";
import type { RecordId, RegisterTables } from "./register.tables.ts";
import { readTallies } from "./tally.store.ts";

/** The records published or corrected last, the newest first. */
export async function listLatest<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  limit: number,
): Promise<EntryOf<Entry>[]> {
  const { rows } = await sql<{ entry: EntryOf<Entry> }>`
    SELECT entry FROM register.current WHERE municipality_id = ${municipalityId} AND type = ${type}
    ORDER BY leaf_index DESC LIMIT ${limit}`.execute(db);
  return rows.map((row) => row.entry);
}

/** What the records that carry a tag (a goal or a partner) come to, with the newest of them. */
export interface Tagged<Entry> {
  readonly tag: string;
  readonly count: number;
  readonly newest: readonly EntryOf<Entry>[];
}

/** Every tag that records carry, with how many do and the newest few: a look-up a tag, however many records there are. */
export async function listTagged<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  by: "goals" | "partners",
  few: number,
): Promise<Tagged<Entry>[]> {
  const measure = by === "goals" ? "goal" : "partner";
  const { rows } = await sql<Tagged<Entry>>`
    SELECT t.key AS tag, t.records::int AS count,
      (SELECT jsonb_agg(entry) FROM (SELECT entry FROM register.current
        WHERE municipality_id = ${municipalityId} AND type = ${type} AND ${sql.ref(by)} @> ARRAY[t.key]
        ORDER BY leaf_index DESC LIMIT ${few}) AS last) AS newest
    FROM register.tally t
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND measure = ${measure} AND records > 0`.execute(db);
  return rows;
}

/** A committee's records that nobody has told of a report of, over before a day, the longest over first. */
export async function listUnreported<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  { bodyId, before }: { readonly bodyId: string; readonly before: DateOn },
): Promise<EntryOf<Entry>[]> {
  const { rows } = await sql<{ entry: EntryOf<Entry> }>`
    SELECT c.entry FROM register.fact f JOIN register.current c USING (municipality_id, type, record_id)
    WHERE f.municipality_id = ${municipalityId} AND f.type = ${type} AND f.measure = 'unreported'
      AND f.body_id = ${bodyId} AND f.fact_on < ${before}::date
    ORDER BY f.fact_on, f.record_id`.execute(db);
  return rows.map((row) => row.entry);
}

/** The same of all committees and units, with the fields of their entry that are asked for: few of many. */
export async function unreportedFields<Entry, Field extends keyof Entry & string>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  before: DateOn,
  fields: readonly Field[],
): Promise<readonly { readonly id: RecordId; readonly entry: Pick<Entry, Field> }[]> {
  const { rows } = await sql<{ id: RecordId; entry: Pick<Entry, Field> }>`
    SELECT c.record_id AS id,
      (SELECT jsonb_object_agg(key, value) FROM jsonb_each(c.entry) WHERE key = ANY (${[...fields]}::text[])) AS entry
    FROM register.fact f JOIN register.current c USING (municipality_id, type, record_id)
    WHERE f.municipality_id = ${municipalityId} AND f.type = ${type} AND f.measure = 'unreported'
      AND f.fact_on < ${before}::date`.execute(db);
  return rows;
}

/** How many records stand under each key of a figure, by direction; a key is empty for those that say no place or day. */
export interface CountedAt {
  readonly direction: string;
  readonly key: string;
  readonly records: number;
}

/** What a map or a timeline of a list counts: of the whole as it was published, of a part of it in one query. */
export async function countAt(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  by: "place" | "month",
  filter: ListFilter,
): Promise<readonly CountedAt[]> {
  if (Object.keys(filter).length === 0) {
    const tallies = await readTallies(db, municipalityId, type, [by]);
    return tallies.map(({ key, records }) => {
      const [direction = "", at = ""] = key.split(" ");
      return { direction, key: at, records };
    });
  }
  const key =
    by === "place" ? sql<string>`coalesce(place, '')` : sql<string>`coalesce(to_char(sort_on, 'YYYY-MM'), '')`;
  const rows = await published<RegisterTables>(db)
    .selectFrom("current")
    .$if(by === "place", (all) =>
      all.leftJoinLateral(sql<{ place: string }>`unnest(places)`.as<"one">(sql`one(place)`), (on) => on.onTrue()),
    )
    .select([sql<string>`coalesce(direction, '')`.as("direction"), key.as("key")])
    .select(sql<string>`count(*)::text`.as("records"))
    .where("municipalityId", "=", municipalityId)
    .where("type", "=", type)
    .where((on) => on.and(conditions(on, filter)))
    .groupBy(sql`1, 2`)
    .execute();
  return rows.map(({ records, ...one }) => ({ ...one, records: Number(records) }));
}

/** A record that went to each of some points, whose name for it they are called by: a look-up a point. */
export async function samplesAt<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  places: readonly string[],
): Promise<ReadonlyMap<string, EntryOf<Entry>>> {
  if (places.length === 0) return new Map();
  const { rows } = await sql<{ place: string; entry: EntryOf<Entry> }>`
    SELECT p.place, s.entry FROM unnest(${[...places]}::text[]) AS p(place), LATERAL (
      SELECT entry FROM register.current
      WHERE municipality_id = ${municipalityId} AND type = ${type} AND places @> ARRAY[p.place] LIMIT 1) AS s`.execute(
    db,
  );
  return new Map(rows.map(({ place, entry }) => [place, entry]));
}
