import type { Ruling } from "../decisions/index.ts";
import type { DateOn } from "../kernel/index.ts";
import type { Decider, Profile } from "../profile/index.ts";
import { approvalSteps } from "./approval.ts";
import type { Trip } from "./trip.ts";

/**
 * The committee whose turn it is: the first in the order of approval that has not sent the request onwards. A recommended
 * trip is never asked of the one who recommended it; where the order has nobody left, it goes to the council.
 */
export function nextAsked(trip: Trip, profile: Profile, today: DateOn, rulings: readonly Ruling[]): string | null {
  const order = approvalSteps(trip, profile, today).map(({ decider }) => committeeOf(decider, trip, profile));
  if (trip.status !== "recommended") return order[0] ?? trip.committeeId;
  const done = rulings
    .filter(({ ruling, submission }) => submission.about === "request" && passesOn.includes(ruling))
    .map(({ submission }) => submission.committeeId);
  const left = order.find((id) => id !== null && !done.includes(id));
  return left ?? profile.committees.find((one) => one.kind === "council")?.id ?? null;
}

const passesOn: readonly string[] = ["recommended", "approved"];

function committeeOf(decider: Decider, trip: Trip, profile: Profile): string | null {
  if (decider.by === "manager" || decider.by === "committee") return trip.committeeId;
  if (decider.by === "named") return decider.committee;
  return profile.committees.find((one) => one.kind === decider.by)?.id ?? null;
}
