import { addDays, type DateOn } from "../../kernel/index.ts";
import { type Profile, settingOn } from "../../profile/index.ts";
import type { Trip, TripStatus } from "../trip.ts";

const cameToNothing: readonly TripStatus[] = ["refused", "withdrawn", "cancelled"];

/**
 * The first day that a travel list may no longer exist: the profile's number of days after the return, at once for a trip
 * that came to nothing, `null` while no return is known.
 */
export function erasedFrom(
  { status, endOn }: Pick<Trip, "status" | "endOn">,
  profile: Profile,
  today: DateOn,
): DateOn | null {
  if (cameToNothing.includes(status)) return today;
  return endOn && addDays(endOn, settingOn(profile, "retention", endOn).value.travelListDaysAfterReturn);
}
