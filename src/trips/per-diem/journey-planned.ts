import { isDeepStrictEqual } from "node:util";
import type { DateOn } from "../../kernel/index.ts";
import type { Trip } from "../trip.ts";
import { asPaid } from "../trip-accounts/trip-pot.ts";

/** Where and when a trip goes, as far as an allowance follows from it. */
export interface JourneyPlanned {
  readonly startOn: DateOn | null;
  readonly endOn: DateOn | null;
  readonly destinations: readonly { readonly place: string; readonly country: string | null }[];
}

export function journeyIn({ startOn, endOn, plan }: Trip): JourneyPlanned {
  return { startOn, endOn, destinations: plan.destinations.map(({ place, country }) => ({ place, country })) };
}

/** What has been edited since the journey was approved or corrected in public, for which nobody is paid; `null` where nothing is. */
export function editedSince(trip: Trip): JourneyPlanned | null {
  const now = journeyIn(trip);
  return isDeepStrictEqual(now, journeyIn(asPaid(trip))) ? null : now;
}
