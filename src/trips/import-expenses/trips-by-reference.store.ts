import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { TripId } from "../trip.ts";

/**
 * The trips that references of a ledger mean: by case number, or by the reference a trip was imported with. A reference that
 * fits several trips means none of them.
 */
export async function tripsByReference(
  tx: Tx,
  municipalityId: MunicipalityId,
  references: readonly string[],
): Promise<ReadonlyMap<string, TripId>> {
  if (references.length === 0) return new Map();
  const { rows } = await sql<{ reference: string; trips: TripId[] }>`
    SELECT asked.reference, array_agg(DISTINCT t.trip_id::text) AS trips
    FROM unnest(${references}::text[]) AS asked (reference)
    JOIN udsyn.trips_trip t ON t.municipality_id = ${municipalityId}
      AND (t.case_number = asked.reference OR t.imported_from ->> 'reference' = asked.reference)
    GROUP BY asked.reference`.execute(tx);
  return new Map(rows.flatMap(({ reference, trips: [id, ...more] }) => (id && !more.length ? [[reference, id]] : [])));
}
