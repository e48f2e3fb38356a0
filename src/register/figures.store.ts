import { sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import type { Db, MunicipalityId } from "../platform/index.ts";
import type { EntryOf } from "./lists.store.ts";

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
