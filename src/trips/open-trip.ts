import type { Work } from "../identity/index.ts";
import { NotFound } from "../kernel/index.ts";
import { maySee } from "./may.ts";
import { readTrip } from "./trip.store.ts";
import type { Trip, TripId } from "./trip.ts";

/**
 * A trip for whoever asks. A draft that is not theirs to see is answered like one that is not there, as another
 * municipality's is; with `hold` the row is held until the transaction ends. @throws NotFound `trip-unknown`
 */
export async function openTrip(
  { tx, municipality, who }: Pick<Work, "tx" | "municipality" | "who">,
  id: TripId,
  hold: "hold" | "look" = "look",
): Promise<Trip> {
  const trip = await readTrip(tx, municipality.id, id, hold);
  if (!maySee(who, trip)) throw new NotFound("trip-unknown");
  return trip;
}
