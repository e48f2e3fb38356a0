import type { DateOn } from "../kernel/index.ts";
import { type Profile, settingOn } from "../profile/index.ts";
import type { Trip } from "./trip.ts";

/** What is owed of a trip once it is approved: the profile's word for its kind. */
export function tracksOf(trip: Trip, profile: Profile, today: DateOn): Pick<Trip, "accountsTrack" | "reportTrack"> {
  if (trip.kind === null) return { accountsTrack: "not-owed", reportTrack: "not-owed" };
  const owed = settingOn(profile, "tracks", trip.startOn ?? today).value[trip.kind];
  return { accountsTrack: owed.accounts ? "open" : "not-owed", reportTrack: owed.report };
}

/** A trip is complete when both its tracks are; they are independent of each other, and reopening one opens the trip. */
export function afterTracks(trip: Trip): Trip {
  const done = trip.accountsTrack !== "open" && (trip.reportTrack === "settled" || trip.reportTrack === "not-owed");
  if (trip.status === "approved" && done) return { ...trip, status: "complete" };
  if (trip.status === "complete" && !done) return { ...trip, status: "approved" };
  return trip;
}
