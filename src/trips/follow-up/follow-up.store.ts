import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { TripId } from "../trip.ts";

export interface FollowUpTables {
  tripsFollowUp: { municipalityId: MunicipalityId; tripId: TripId; text: string; writtenAt: Date; writtenBy: string };
}

/** Writes what became of a trip, or writes it anew. */
export async function saveFollowUp(tx: Tx, row: FollowUpTables["tripsFollowUp"]): Promise<void> {
  const { text, writtenAt, writtenBy } = row;
  await working<FollowUpTables>(tx)
    .insertInto("tripsFollowUp")
    .values(row)
    .onConflict((on) => on.columns(["municipalityId", "tripId"]).doUpdateSet({ text, writtenAt, writtenBy }))
    .execute();
}
