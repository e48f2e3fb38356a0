import { Conflict, type DateOn } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { approvalSteps } from "../approval.ts";
import type { Trip } from "../trip.ts";

/** Whether a manager alone approves a trip: by the profile's order for its kind, and under every limit that asks for more. */
export function isByManager(trip: Trip, profile: Profile, today: DateOn): boolean {
  const steps = approvalSteps(trip, profile, today);
  return steps.length > 0 && steps.every((one) => one.decider.by === "manager");
}

/** @throws Conflict `not-by-manager` where somebody else must approve the trip, or approve it too */
export function requireByManager(trip: Trip, profile: Profile, today: DateOn): void {
  if (!isByManager(trip, profile, today)) throw new Conflict("not-by-manager");
}
