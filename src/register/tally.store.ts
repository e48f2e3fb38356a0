import { sql } from "kysely";
import type { Db, MunicipalityId, Tx } from "../platform/index.ts";
import type { RecordId } from "./register.tables.ts";

/** By what published records are counted (the view `record_tally` says how). */
export type Measure =
  | "all"
  | "year"
  | "body"
  | "kind"
  | "state"
  | "country"
  | "goal"
  | "partner"
  | "made"
  | "spent"
  | "spent-year"
  | "spent-each"
  | "part"
  | "line"
  | "place"
  | "month"
  | BodyYearMeasure;

/** Counted by committee or unit, and by year: a key is `<body> <year>`, and a state or a currency where there is one. */
export type BodyYearMeasure =
  | "body-year-state"
  | "body-year-made"
  | "body-year-people"
  | "body-year-budget"
  | "body-year-spent"
  | "body-year-each";

/** What is counted of a type's records as they are published: all keys of a measure, or those that begin so. */
export interface Counted {
  readonly type: string;
  readonly measure: Measure;
  readonly under?: string;
}

/** How many there are of it. */
export async function countTallied(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  { type, measure, under }: Counted,
): Promise<number> {
  const found = await readTallies(db, municipalityId, type, [measure], under);
  return found.reduce((sum, { records }) => sum + records, 0);
}

/** What the records under one key come to. */
export interface Tally {
  readonly measure: Measure;
  readonly key: string;
  readonly records: number;
  readonly hundredths: bigint;
  readonly people: number;
}

/**
 * The tallies of some measures; a key that no record has any more is left out.
 * @param under those alone whose key begins so
 */
export async function readTallies(
  db: Db | Tx,
  municipalityId: MunicipalityId,
  type: string,
  measures: readonly Measure[],
  under = "",
): Promise<readonly Tally[]> {
  const { rows } = await sql<Record<"key" | "records" | "hundredths" | "people", string> & { measure: Measure }>`
    SELECT measure, key, records::text, hundredths::text, people::text FROM register.tally
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND measure = ANY (${[...measures]}) AND records > 0
      AND starts_with(key, ${under})
    ORDER BY measure, key`.execute(db);
  return rows.map(({ measure, key, records, hundredths, people }) => ({
    measure,
    key,
    records: Number(records),
    hundredths: BigInt(hundredths),
    people: Number(people),
  }));
}

/**
 * Adds what some records come to now (`1`), or takes it away before they change (`-1`). The log's lock is held by then, so
 * that publications of a municipality follow one another and the rows are never waited for.
 */
export async function tally(
  tx: Tx,
  { municipalityId, type }: { municipalityId: MunicipalityId; type: string },
  recordIds: readonly RecordId[],
  sign: 1 | -1,
): Promise<void> {
  await sql`
    INSERT INTO register.tally AS t (municipality_id, type, measure, key, records, hundredths, people)
    SELECT municipality_id, type, measure, key,
           ${sign}::int * sum(records), ${sign}::int * sum(hundredths), ${sign}::int * sum(people)
    FROM register.record_tally
    WHERE municipality_id = ${municipalityId} AND type = ${type} AND record_id = ANY (${[...recordIds]}::uuid[])
    GROUP BY municipality_id, type, measure, key
    ON CONFLICT (municipality_id, type, measure, key) DO UPDATE SET records = t.records + excluded.records,
      hundredths = t.hundredths + excluded.hundredths, people = t.people + excluded.people`.execute(tx);
}
