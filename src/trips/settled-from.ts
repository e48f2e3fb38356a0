import { type DateOn, type Fault, fault } from "../kernel/index.ts";
import { formatsIn } from "../platform/index.ts";
import { isStopped, type Trip } from "./trip.ts";

const f = formatsIn("da");

/**
 * The first day that a trip's accounts are closed, and its report sent or settled: its last one, since a day's trip may be
 * settled the same evening. As it was approved or corrected, for that is what everybody reads. `null` where nothing is waited
 * for: that day has come, nobody knows it, nobody goes, or the trip was entered as it was elsewhere.
 */
function settledFrom(trip: Trip, today: DateOn): DateOn | null {
  if (trip.approved === null || isStopped(trip)) return null;
  const { endOn } = trip.publicPlan ?? trip;
  return endOn !== null && today < endOn ? endOn : null;
}

/** What keeps accounts and report from being settled while the journey is still to come or under way. */
export function journeyFaults(trip: Trip, today: DateOn): readonly Fault[] {
  const from = settledFrom(trip, today);
  return from === null ? [] : [fault("journey-not-over", { from: f.date(from) }, "")];
}
