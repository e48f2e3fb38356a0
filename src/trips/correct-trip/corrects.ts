import { isDeepStrictEqual } from "node:util";
import type { Profile } from "../../profile/index.ts";
import { changesSinceApproval } from "../obligations/needs-new-ruling.ts";
import { electedCount } from "../plan.ts";
import type { ChangeSinceApproval, Trip } from "../trip.ts";

/**
 * A trip whose approval calls those who went by the names they have now. Of a complete trip a name is a fact to put right:
 * as many went as were approved, and nobody rules on a journey that is over. Before, another name is another traveller.
 */
export function withNamesRight(trip: Trip): Trip {
  const { approved, status, plan } = trip;
  if (approved === null || status !== "complete") return trip;
  const { participants } = approved;
  if (electedCount({ ...plan, participants }) !== electedCount(plan)) return trip;
  const { elected } = plan.participants;
  if (isDeepStrictEqual(participants.elected, elected)) return trip;
  return { ...trip, approved: { ...approved, participants: { ...participants, elected } } };
}

/** What of a trip is no correction: it needs a ruling first. */
export function beyondCorrection(trip: Trip, profile: Profile): readonly ChangeSinceApproval[] {
  return changesSinceApproval(withNamesRight(trip), profile);
}
