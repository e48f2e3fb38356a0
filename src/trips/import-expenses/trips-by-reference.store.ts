import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { Sight } from "../may.ts";
import type { TripId } from "../trip.ts";
import { seenIn } from "../trip-lists.store.ts";

export interface TripMeant {
  readonly id: TripId;
  readonly title: string;
}

/**
 * The trips that references of a ledger fit: by case number, or by the reference a trip was imported with. A reference that
 * fits several trips means none of them. A draft that the reader does not see is not there (docs/decisions/0014), nor
 * is an imported trip that was taken out.
 */
export async function tripsByReference(
  tx: Tx,
  municipalityId: MunicipalityId,
  references: readonly string[],
  sight: Sight,
): Promise<ReadonlyMap<string, readonly TripMeant[]>> {
  if (references.length === 0) return new Map();
  const { rows } = await sql<{ reference: string; trips: TripMeant[] }>`
    SELECT asked.reference, json_agg(
      json_build_object('id', t.trip_id, 'title', t.title) ORDER BY t.trip_id) AS trips
    FROM unnest(${references}::text[]) AS asked (reference)
    JOIN udsyn.trips_trip t ON t.municipality_id = ${municipalityId}
      AND (t.case_number = asked.reference OR t.imported_from ->> 'reference' = asked.reference)
    WHERE ${seenIn(sight)} AND NOT (t.status = 'withdrawn' AND t.imported_from IS NOT NULL)
    GROUP BY asked.reference`.execute(tx);
  return new Map(rows.map(({ reference, trips }) => [reference, trips]));
}
