import { sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import { notHeld } from "../records/index.ts";
import type { TripTables } from "./trip.store.ts";
import type { TripId } from "./trip.ts";

/** Erases drafts that nobody has touched since an instant, and answers which. A draft has no submissions, postings or versions. */
export async function eraseDrafts(
  tx: Tx,
  municipalityId: MunicipalityId,
  untouchedSince: Date,
): Promise<readonly TripId[]> {
  const rows = await working<TripTables>(tx)
    .deleteFrom("tripsTrip as t")
    .where("municipalityId", "=", municipalityId)
    .where((on) => on.or([on("status", "=", "draft"), on("endedUnsent", "=", true)]))
    .where("updatedAt", "<", untouchedSince)
    .where(sql<boolean>`${sql.raw(notHeld("'trip'", "t.trip_id"))}`)
    .returning("tripId")
    .execute();
  return rows.map((row) => row.tripId);
}

/** Erases one draft; nothing that was ever sent. Whether it was there. */
export async function eraseDraft(tx: Tx, municipalityId: MunicipalityId, id: TripId): Promise<boolean> {
  const { numDeletedRows } = await working<TripTables>(tx)
    .deleteFrom("tripsTrip")
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", id)
    .where("status", "=", "draft")
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
