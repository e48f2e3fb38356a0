import { sql } from "kysely";
import type { DateOn } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { TripKind } from "../../profile/index.ts";
import { type TripTables, tripIn } from "../trip.store.ts";
import type { Trip, TripStatus } from "../trip.ts";

/** A committee, and a time that its trips leave within. */
interface Span {
  readonly committeeId: string;
  readonly from: DateOn;
  readonly to: DateOn;
}

/** Where a trip that was approved stands while a change of it is asked for, or is suspended (§ 23): it is approved as it was. */
const changing: readonly TripStatus[] = ["submitted", "recommended", "suspended", "postponed", "sent-back"];

/** What was approved, not what was edited since; as it was entered where nothing is fixed. The columns that an index answers are so too. */
const fixedKind = sql<TripKind>`CASE WHEN public_plan IS NULL THEN kind ELSE public_plan ->> 'kind' END`;

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
          e.and([e("fixedCommitteeId", "=", committeeId), e("fixedStartOn", ">=", from), e("fixedStartOn", "<=", to)]),
        ),
      ),
    )
    .where((e) =>
      e.or([
        e("status", "in", ["approved", "complete"]),
        e.and([e("approved", "is not", null), e("status", "in", changing)]),
      ]),
    )
    .where(fixedKind, "in", kinds)
    .orderBy("fixedStartOn")
    .orderBy("tripId")
    .execute();
  return rows.map(tripIn);
}
