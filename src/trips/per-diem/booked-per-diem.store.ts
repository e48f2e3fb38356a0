import { type Id, newId } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { TripId } from "../trip.ts";
import type { BookedPerDiem } from "./booked-per-diem.ts";

interface PerDiemTables {
  tripsPerDiem: BookedPerDiem & { municipalityId: MunicipalityId; bookingId: Id<"booking">; tripId: TripId };
}

/** Keeps for how many and for which time an allowance was booked. */
export async function keepBooked(
  tx: Tx,
  municipalityId: MunicipalityId,
  tripId: TripId,
  booked: BookedPerDiem,
): Promise<void> {
  await working<PerDiemTables>(tx)
    .insertInto("tripsPerDiem")
    .values({ municipalityId, bookingId: newId(), tripId, ...booked })
    .execute();
}

/** Every allowance that was booked on a trip, those too whose lines were taken away since. */
export async function readBooked(
  tx: Tx,
  municipalityId: MunicipalityId,
  tripId: TripId,
): Promise<readonly BookedPerDiem[]> {
  return working<PerDiemTables>(tx)
    .selectFrom("tripsPerDiem")
    .select(["postingIds", "leavesAt", "returnsAt", "travellers"])
    .where("municipalityId", "=", municipalityId)
    .where("tripId", "=", tripId)
    .execute();
}
