import type { Ruling, RulingCode } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { taken } from "../may.ts";
import { changesSinceApproval } from "../obligations/needs-new-ruling.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip, TripId } from "../trip.ts";
import { editTrip } from "./edit-trip.ts";

/** What leaves an approved trip's change unmade: a no, or that it waits for whoever sends it again. */
const unmade = ["refused", "sent-back", "postponed", "withdrawn"] as const satisfies readonly RulingCode[];
export type Unmade = (typeof unmade)[number];

/**
 * The ruling that left the change unmade as it is planned now, while nobody is asked again; `null` where none did last: on what
 * was planned anew since, nobody has ruled.
 * @param onAsked the rulings on what the trip asks for now (`rulingsOnAsked`)
 */
export function unmadeChange(
  { approved, status }: Pick<Trip, "approved" | "status">,
  onAsked: readonly Ruling[],
): (Ruling & { readonly ruling: Unmade }) | null {
  // A change that waits for its ruling has another status.
  if (approved === null || status !== "approved") return null;
  const last = onAsked.at(-1);
  const code = unmade.find((one) => one === last?.ruling);
  return last && code ? { ...last, ruling: code } : null;
}

/**
 * Plans an approved trip as it was approved again, in all that a ruling names and in nothing else: programme, goals and
 * corrected words stay. As it is public: what was corrected since is what was approved, and never above it.
 * @param from the version that was looked at
 * @throws Conflict `nothing-to-take-back`, and what `editTrip` refuses
 */
export async function backToApproved(work: Work, id: TripId, from: number): Promise<Trip> {
  const trip = await openTrip(work, id, "hold");
  taken(work, trip, "edit");
  const { approved, publicPlan } = trip;
  if (approved === null || publicPlan === null || changesSinceApproval(trip, work.municipality.profile).length === 0)
    throw new Conflict("nothing-to-take-back");
  const { plan, kind, direction, committeeId, unitId, startOn, endOn } = publicPlan;
  const stood = {
    ...{ kind, direction, startOn, endOn, committee: committeeId, unit: unitId },
    // Private companions are in no public copy.
    participants: { ...plan.participants, companions: approved.participants.companions },
    budget: plan.budget,
    ...{ destinations: plan.destinations, legs: plan.legs, funding: plan.funding, legalBasis: plan.legalBasis },
  };
  return editTrip(work, id, from, stood, "trips.back-to-approved");
}
