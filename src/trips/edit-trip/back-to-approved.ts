import type { Ruling, Submission } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { taken } from "../may.ts";
import { changesSinceApproval } from "../obligations/needs-new-ruling.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip, TripId } from "../trip.ts";
import { editTrip } from "./edit-trip.ts";

/**
 * The no that the change got as it is planned now, while nobody is asked again; `null` where nobody said no to it last: what
 * was planned anew since a no, nobody has refused.
 * @param onAsked the rulings on what the trip asks for now (`rulingsOnAsked`)
 */
export function refusedChange(
  { approved, status }: Pick<Trip, "approved" | "status">,
  onAsked: readonly Ruling[],
  submissions: readonly Submission[],
): Ruling | null {
  if (approved === null || status !== "approved") return null;
  const isRequest = ({ about }: Submission) => about === "request";
  if (submissions.some((one) => isRequest(one) && one.status === "open")) return null;
  const last = onAsked.findLast(({ submission }) => isRequest(submission));
  return last?.ruling === "refused" ? last : null;
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
  return editTrip(work, id, from, {
    ...{ kind, direction, startOn, endOn, committee: committeeId, unit: unitId },
    // Private companions are in no public copy.
    participants: { ...plan.participants, companions: approved.participants.companions },
    budget: plan.budget,
    ...{ destinations: plan.destinations, legs: plan.legs, funding: plan.funding, legalBasis: plan.legalBasis },
  });
}
