import { recordPast } from "../../trips/index.ts";
import type { Rooms } from "../rooms.ts";
import type { ActAs } from "./act-as.ts";
import ballerup from "./ballerup-trips.json" with { type: "json" };

/**
 * Ballerup's trips as public sources tell of them, taken by hand: figures, days and words stand as printed, and whatever
 * no source says stays unknown.
 */
export async function fillBallerup(actAs: ActAs, { publishTrip }: Rooms): Promise<void> {
  for (const trip of ballerup.trips) await recordPast(await actAs("coordinator", 0), trip, publishTrip);
}
