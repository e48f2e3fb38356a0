import { sql } from "kysely";
import type { PotKey } from "../../accounts/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { type TripTables, tripIn } from "../trip.store.ts";
import type { Trip } from "../trip.ts";

/** Trips that a pot may pay for: of its owner, as the public reads them and else as they stand, and beginning in its year. */
export async function tripsUnder(
  tx: Tx,
  municipalityId: MunicipalityId,
  { owner, year }: PotKey,
): Promise<readonly Trip[]> {
  const owns =
    owner.kind === "committee"
      ? sql<boolean>`fixed_committee_id = ${owner.id}`
      : sql<boolean>`(unit_id = ${owner.id} OR public_plan ->> 'unitId' = ${owner.id})`;
  const rows = await working<TripTables>(tx)
    .selectFrom("tripsTrip")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where(sql<boolean>`fixed_start_on BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`)
    .where(owns)
    .orderBy("fixedStartOn")
    .orderBy("tripId")
    .execute();
  return rows.map(tripIn);
}
