import { type RawBuilder, sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { actInHeldCase, countKept, deleteKept, erasedMark, type KeptRows, notHeld } from "../../records/index.ts";

/** Whether a column names somebody's private companion, wherever in it. An index has the trail's by these very words. */
function named(column: string): string {
  return `jsonb_path_exists(${column}, '$.**.companions[*].name ? (@ != "${erasedMark}")')`;
}

/** When a trip was over; one without a return is as old as its last change. `null` where there is no such trip. */
function overOf(trip: string): string {
  return `(SELECT coalesce(r.end_on::timestamptz, r.updated_at) FROM udsyn.trips_trip r
    WHERE r.municipality_id = t.municipality_id AND r.trip_id = ${trip})`;
}

/** An id of a trip that is kept as text, among ids of other things. */
const idIn = (text: string) =>
  `CASE WHEN ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${text}::uuid END`;

const trips: KeptRows = {
  table: "trips_trip",
  of: `(${named("t.plan")} OR ${named("t.approved")} OR ${named("t.public_plan")}) AND ${notHeld("'trip'", "t.trip_id")}`,
  from: "coalesce(t.end_on::timestamptz, t.updated_at)",
};
const ruled: KeptRows = {
  table: "trips_ruled",
  of: `${named("t.before")} AND ${notHeld("'trip'", "t.trip_id")}`,
  from: overOf("t.trip_id"),
};
/** Answers kept for a program go within days by a term of their own; sooner where the trip's is short. */
const answers: KeptRows = {
  table: "records_idempotency",
  of: named("t.body::jsonb"),
  from: overOf(idIn("(t.body ->> 'id')")),
};
/** Acts from before companions were left out of the trail; of a trip that is no more, by their own day. */
const acts: KeptRows = {
  table: "records_audit_value",
  of: `${named("t.value")} AND NOT ${actInHeldCase("false")}`,
  from: `(SELECT coalesce(${overOf(idIn("a.subject_id"))}, a.at) FROM udsyn.records_audit a
    WHERE a.municipality_id = t.municipality_id AND a.audit_id = t.audit_id)`,
};

/** How many places still name somebody's private companion, and how many of them are over their term. */
export async function countCompanions(tx: Tx, municipality: MunicipalityId, before: Date) {
  const total = { held: 0, due: 0 };
  for (const kept of [trips, ruled, answers, acts]) {
    const { held, due } = await countKept(tx, municipality, kept, before);
    total.held += held;
    total.due += due;
  }
  return total;
}

/** Takes the names and what the basis for paying said out of every copy, where a trip ended before a moment. How many. */
export async function eraseCompanions(tx: Tx, municipality: MunicipalityId, before: Date): Promise<number> {
  // Copies first: they ask the trip when it was over, which may be when it was last changed.
  const unruled = await sql`
    UPDATE udsyn.trips_ruled t SET before = ${without("t.before", [
      "{asked,plan,participants,companions}",
      "{stood,approved,participants,companions}",
      "{stood,publicPlan,plan,participants,companions}",
    ])} WHERE ${due(municipality, ruled, before)}`.execute(tx);
  const gone = [await deleteKept(tx, municipality, answers, before), await deleteKept(tx, municipality, acts, before)];
  const unnamed = await sql`
    UPDATE udsyn.trips_trip t SET version = version + 1,
      plan = ${without("t.plan", ["{participants,companions}"])},
      approved = ${without("t.approved", ["{participants,companions}"])},
      public_plan = ${without("t.public_plan", ["{plan,participants,companions}"])}
    WHERE ${due(municipality, trips, before)}`.execute(tx);
  const changed = [unruled, unnamed].map(({ numAffectedRows }) => Number(numAffectedRows ?? 0n));
  return [...changed, ...gone].reduce((sum, one) => sum + one, 0);
}

function due(municipality: MunicipalityId, { of = "true", from }: KeptRows, before: Date): RawBuilder<boolean> {
  return sql`t.municipality_id = ${municipality} AND ${sql.raw(of)} AND ${sql.raw(from)} < ${before}`;
}

/** A column with nobody named at some paths in it. */
function without(column: string, paths: readonly string[]): RawBuilder<unknown> {
  const blank = JSON.stringify({ name: erasedMark, legalBasis: null });
  return paths.reduce((value, path) => {
    const all = sql`${value} #> ${path}::text[]`;
    return sql`CASE WHEN jsonb_array_length(coalesce(${all}, '[]')) = 0 THEN ${value} ELSE
      jsonb_set(${value}, ${path}::text[],
        (SELECT jsonb_agg(c || ${blank}::jsonb) FROM jsonb_array_elements(${all}) c)) END`;
  }, sql.raw(column));
}
