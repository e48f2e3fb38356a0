import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { Trip } from "../trip.ts";

/** A trip that nobody imported, and that may be one of a file. */
export interface MadeHere extends Pick<Trip, "title" | "startOn" | "endOn"> {
  /** It has the same case number; else the same heading and days. */
  readonly isByCase: boolean;
}

/**
 * For each of these the trip that was made here and has its case number, or its heading and days; `null` where there is none. One
 * that was never sent is nobody's business yet, and one that is not to be made doubles nothing (docs/decisions/0069).
 */
export async function madeHereLike(
  tx: Tx,
  municipalityId: MunicipalityId,
  asked: readonly Pick<Trip, "caseNumber" | "title" | "startOn" | "endOn">[],
): Promise<readonly (MadeHere | null)[]> {
  if (asked.length === 0) return [];
  const numbered = asked.map(({ caseNumber, title, startOn, endOn }, at) => ({
    at,
    caseNumber,
    title,
    startOn,
    endOn,
  }));
  const here = sql`t.municipality_id = ${municipalityId} AND t.imported_from IS NULL AND NOT t.ended_unsent
    AND t.status NOT IN ('draft', 'refused', 'withdrawn')`;
  const { rows } = await sql<MadeHere & { at: number }>`
    WITH asked AS MATERIALIZED (SELECT * FROM json_to_recordset(${JSON.stringify(numbered)}::json)
      AS r ("at" int, "caseNumber" text, "title" text, "startOn" date, "endOn" date))
    SELECT DISTINCT ON (found.at) found.* FROM (
      SELECT a."at", t.title, t.start_on, t.end_on, true AS is_by_case, t.trip_id
      FROM asked a JOIN udsyn.trips_trip t ON t.case_number = a."caseNumber" AND ${here}
      UNION ALL
      SELECT a."at", t.title, t.start_on, t.end_on, false, t.trip_id
      FROM asked a JOIN udsyn.trips_trip t ON t.start_on = a."startOn" AND t.end_on = a."endOn"
        AND lower(btrim(t.title)) = lower(btrim(a."title")) AND ${here}
    ) AS found ORDER BY found.at, found.is_by_case DESC, found.trip_id`.execute(tx);
  const byAt = new Map(
    rows.map(({ at, title, startOn, endOn, isByCase }) => [at, { title, startOn, endOn, isByCase }]),
  );
  return asked.map((_, at) => byAt.get(at) ?? null);
}
