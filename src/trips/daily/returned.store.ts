import { sql } from "kysely";
import type { DateOn } from "../../kernel/index.ts";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import type { TripId } from "../trip.ts";

/** Trips whose public day of return lies between two days, both counted, and has not been looked at; cancelled ones never returned. */
export async function returnedUnseen(
  tx: Tx,
  municipalityId: MunicipalityId,
  from: DateOn,
  to: DateOn,
): Promise<readonly { readonly id: TripId; readonly endOn: DateOn }[]> {
  const { rows } = await sql<{ id: TripId; endOn: DateOn }>`
    SELECT trip_id AS id, public_plan ->> 'endOn' AS end_on FROM udsyn.trips_trip
    WHERE municipality_id = ${municipalityId} AND public_plan ->> 'endOn' BETWEEN ${from} AND ${to}
      AND status <> 'cancelled' AND return_looked_on IS DISTINCT FROM (public_plan ->> 'endOn')::date
    ORDER BY trip_id`.execute(tx);
  return rows;
}

/** Their returns have been looked at: not again, unless another day of return becomes public. */
export async function returnsSeen(tx: Tx, municipalityId: MunicipalityId, ids: readonly TripId[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    UPDATE udsyn.trips_trip SET return_looked_on = (public_plan ->> 'endOn')::date
    WHERE municipality_id = ${municipalityId} AND trip_id = ANY (${[...ids]}::uuid[])`.execute(tx);
}
