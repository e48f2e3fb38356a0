import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { TripKind } from "../../profile/index.ts";
import { type TripTables, tripIn } from "../trip.store.ts";
import type { Trip } from "../trip.ts";

/** A committee's approved trips of some kinds that leave within a time, the earliest first. */
export async function committeeTrips(
  tx: Tx,
  municipalityId: MunicipalityId,
  committeeId: string,
  { from, to }: { readonly from: DateOn; readonly to: DateOn },
  kinds: readonly TripKind[],
): Promise<readonly Trip[]> {
  const rows = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("committeeId", "=", committeeId)
    .where("status", "in", ["approved", "complete"])
    .where("kind", "in", kinds)
    .where("startOn", ">=", from)
    .where("startOn", "<=", to)
    .orderBy("startOn")
    .orderBy("tripId")
    .execute();
  return rows.map(tripIn);
}
