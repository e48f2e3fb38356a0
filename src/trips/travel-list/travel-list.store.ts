import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { TripTables } from "../trip.store.ts";
import type { Trip, TripId, TripStatus } from "../trip.ts";
import type { ListOf } from "./travel-list.ts";

export interface TravelListTables {
  tripsTravelList: { municipalityId: MunicipalityId; tripId: TripId; sealed: Buffer; writtenAt: Date };
}

export async function saveSealed(tx: Tx, of: ListOf, sealed: Buffer, now: Date): Promise<void> {
  const row = { sealed, writtenAt: now };
  await working<TravelListTables>(tx)
    .insertInto("tripsTravelList")
    .values({ ...of, ...row })
    .onConflict((on) => on.columns(["municipalityId", "tripId"]).doUpdateSet(row))
    .execute();
}

/** The sealed list of a trip; `null` when there is none, or it is erased. */
export async function readSealed(tx: Tx, of: ListOf): Promise<Buffer | null> {
  const row = await working<TravelListTables>(tx)
    .selectFrom("tripsTravelList")
    .select("sealed")
    .where("municipalityId", "=", of.municipalityId)
    .where("tripId", "=", of.tripId)
    .executeTakeFirst();
  return row?.sealed ?? null;
}

/** Erases a trip's list. Whether there was one. */
export async function eraseSealed(tx: Tx, of: ListOf): Promise<boolean> {
  const { numDeletedRows } = await working<TravelListTables>(tx)
    .deleteFrom("tripsTravelList")
    .where("municipalityId", "=", of.municipalityId)
    .where("tripId", "=", of.tripId)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

/** Trips that have a list, with what decides when it goes. */
export async function tripsWithList(
  tx: Tx,
  municipalityId: MunicipalityId,
): Promise<
  readonly { tripId: TripId; status: TripStatus; endOn: Trip["endOn"]; updatedAt: Date; endedUnsent: boolean }[]
> {
  return working<TravelListTables & TripTables>(tx)
    .selectFrom("tripsTravelList as l")
    .innerJoin("tripsTrip as t", (on) =>
      on.onRef("t.municipalityId", "=", "l.municipalityId").onRef("t.tripId", "=", "l.tripId"),
    )
    .select(["t.tripId", "t.status", "t.endOn", "t.updatedAt", "t.endedUnsent"])
    .where("l.municipalityId", "=", municipalityId)
    .execute();
}
