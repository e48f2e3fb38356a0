import { type RawBuilder, sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { AccountsTables } from "./accounts.tables.ts";

/** What is booked on one subject, counted. */
export interface BookedOf {
  readonly subjectId: string;
  /** Lines with neither a receipt nor a written reason. */
  readonly withoutReceipt: number;
  /** The day the latest line was entered, in the zone asked for. */
  readonly lastOn: DateOn | null;
}

/** What is booked on each of these subjects, in one query; a subject without postings is left out. */
export async function bookedOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  subjectType: string,
  ids: readonly string[],
  timeZone: string,
): Promise<readonly BookedOf[]> {
  if (ids.length === 0) return [];
  const rows = await working<AccountsTables>(tx)
    .selectFrom("accountsPosting")
    .select("subjectId")
    .select([
      sql<bigint>`count(*) FILTER (WHERE receipt_document_id IS NULL AND without_receipt IS NULL)`.as("withoutReceipt"),
      sql<DateOn | null>`max((created_at AT TIME ZONE ${timeZone})::date)`.as("lastOn"),
    ])
    .where("municipalityId", "=", municipalityId)
    .where("subjectType", "=", subjectType)
    .where("subjectId", "in", [...ids])
    .groupBy("subjectId")
    .execute();
  return rows.flatMap(({ subjectId, withoutReceipt, lastOn }) =>
    subjectId === null ? [] : [{ subjectId, withoutReceipt: Number(withoutReceipt), lastOn }],
  );
}

/** Whether something is booked on a subject whose id another room's query has, for it to ask along. */
export function isBooked(
  municipalityId: MunicipalityId,
  subjectType: string,
  id: RawBuilder<unknown>,
): RawBuilder<boolean> {
  return sql<boolean>`EXISTS (SELECT FROM udsyn.accounts_posting p
    WHERE p.municipality_id = ${municipalityId} AND p.subject_type = ${subjectType} AND p.subject_id = ${id})`;
}
