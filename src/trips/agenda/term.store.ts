import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { TripKind } from "../../profile/index.ts";
import { type TripTables, tripIn } from "../trip.store.ts";
import type { Trip } from "../trip.ts";

/** A committee, and a time that its trips leave within. */
interface Span {
  readonly committeeId: string;
  readonly from: DateOn;
  readonly to: DateOn;
}

/** The approved trips of some kinds by which committees leave within a time of each, the earliest first. */
export async function committeesTrips(
  tx: Tx,
  municipalityId: MunicipalityId,
  spans: readonly Span[],
  kinds: readonly TripKind[],
): Promise<readonly Trip[]> {
  if (spans.length === 0) return [];
  const rows = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where((e) =>
      e.or(
        spans.map(({ committeeId, from, to }) =>
          e.and([e("committeeId", "=", committeeId), e("startOn", ">=", from), e("startOn", "<=", to)]),
        ),
      ),
    )
    .where("status", "in", ["approved", "complete"])
    .where("kind", "in", kinds)
    .orderBy("startOn")
    .orderBy("tripId")
    .execute();
  return rows.map(tripIn);
}
