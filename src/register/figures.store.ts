import { sql } from "kysely";
import type { Db, MunicipalityId } from "../platform/index.ts";
import type { EntryOf } from "./read.store.ts";

/** How many records a year, direction and state have. */
export interface RecordCount {
  readonly year: number | null;
  readonly state: string | null;
  readonly direction: string | null;
  readonly count: number;
}

export async function countRecords(db: Db, municipalityId: MunicipalityId, type: string): Promise<RecordCount[]> {
  const { rows } = await sql<RecordCount>`
    SELECT year, state, direction, count(*)::int AS count FROM register.current
    WHERE municipality_id = ${municipalityId} AND type = ${type}
    GROUP BY year, state, direction`.execute(db);
  return rows;
}

export interface CategorySum {
  readonly category: string;
  readonly currency: string;
  readonly hundredths: bigint;
}

/** What published accounts say was spent, by category and currency; never added across currencies. */
export async function sumAccounts(db: Db, municipalityId: MunicipalityId, type: string): Promise<CategorySum[]> {
  const { rows } = await sql<{ category: string; currency: string; total: string }>`
    SELECT category, currency, sum(hundredths)::text AS total FROM register.fact
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND measure = 'accounts'
      AND category IS NOT NULL AND currency IS NOT NULL
    GROUP BY category, currency ORDER BY sum(hundredths) DESC, category`.execute(db);
  return rows.map(({ category, currency, total }) => ({ category, currency, hundredths: BigInt(total) }));
}

/** Accounts and people over the records where both are known: what an average per person is made of. */
export async function accountsWithPeople(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  currency: string,
): Promise<{ readonly records: number; readonly people: number; readonly hundredths: bigint }> {
  const { rows } = await sql<{ records: number; people: number; total: string }>`
    SELECT count(*)::int AS records, coalesce(sum(people), 0)::int AS people, coalesce(sum(spent), 0)::text AS total
    FROM (SELECT sum(hundredths) FILTER (WHERE measure = 'accounts' AND currency = ${currency}) AS spent,
                 sum(people) AS people
          FROM register.fact WHERE municipality_id = ${municipalityId} AND type = ${type} GROUP BY record_id) AS record
    WHERE spent IS NOT NULL AND people > 0`.execute(db);
  const found = rows[0];
  return { records: found?.records ?? 0, people: found?.people ?? 0, hundredths: BigInt(found?.total ?? "0") };
}

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

/** A part of a list within a published record, with the record it stands in. */
export interface Nested<Entry, Part> {
  readonly entry: EntryOf<Entry>;
  readonly part: Part;
}

/** The parts of a list over all records (their rulings, say), by one of the part's days, the newest first. */
export async function listNested<Entry, Part>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  { list, day }: { list: string; day: string },
  { limit, skip }: { limit: number; skip: number },
): Promise<Nested<Entry, Part>[]> {
  const { rows } = await sql<Nested<Entry, Part>>`
    SELECT entry, part FROM register.current, jsonb_array_elements(entry -> ${list}) AS part
    WHERE municipality_id = ${municipalityId} AND type = ${type}
    ORDER BY part ->> ${day} DESC, leaf_index DESC LIMIT ${limit} OFFSET ${skip}`.execute(db);
  return rows;
}

/** What the records that carry a tag (a goal or a partner) come to, with the newest of them. */
export interface Tagged<Entry> {
  readonly tag: string;
  readonly count: number;
  readonly newest: readonly EntryOf<Entry>[];
}

/** Every tag that records carry, with how many do and the newest few. */
export async function listTagged<Entry>(
  db: Db,
  municipalityId: MunicipalityId,
  type: string,
  by: "goals" | "partners",
  few: number,
): Promise<Tagged<Entry>[]> {
  const { rows } = await sql<Tagged<Entry>>`
    SELECT tag, count(*)::int AS count, jsonb_agg(entry ORDER BY place) FILTER (WHERE place <= ${few}) AS newest
    FROM (SELECT tag, entry, row_number() OVER (PARTITION BY tag ORDER BY leaf_index DESC) AS place
          FROM register.current, unnest(${sql.ref(by)}) AS tag
          WHERE municipality_id = ${municipalityId} AND type = ${type}) AS tagged
    GROUP BY tag`.execute(db);
  return rows;
}
