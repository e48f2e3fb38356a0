import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { erasedMark, type KeptRows, notHeld } from "../../records/index.ts";

const path = "{participants,companions}";

/** Trips that still name somebody's private companion; one without a return is as old as its last change. */
export const withCompanions: KeptRows = {
  table: "trips_trip",
  of: `(${named("t.plan")} OR ${named("t.approved")}) AND ${notHeld("'trip'", "t.trip_id")}`,
  from: "coalesce(t.end_on::timestamptz, t.updated_at)",
};

function named(column: string): string {
  return `jsonb_path_exists(${column}, '$.participants.companions[*] ? (@.name != "${erasedMark}")')`;
}

/** Takes the names and what the basis for paying said, where a trip ended before a moment. How many trips. */
export async function eraseCompanions(tx: Tx, municipality: MunicipalityId, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE udsyn.trips_trip t SET version = version + 1,
      plan = ${without("plan")}, approved = ${without("approved")}
    WHERE t.municipality_id = ${municipality} AND ${sql.raw(withCompanions.of ?? "true")}
      AND ${sql.raw(withCompanions.from)} < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

function without(column: "plan" | "approved") {
  const at = sql.raw(`t.${column}`);
  const blank = JSON.stringify({ name: erasedMark, legalBasis: null });
  return sql`CASE WHEN jsonb_array_length(coalesce(${at} #> ${path}::text[], '[]')) = 0 THEN ${at} ELSE
    jsonb_set(${at}, ${path}::text[],
      (SELECT jsonb_agg(c || ${blank}::jsonb) FROM jsonb_array_elements(${at} #> ${path}::text[]) c)) END`;
}
