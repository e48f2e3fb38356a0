import { hasRoleOver, type Who, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden, fault, Invalid } from "../../kernel/index.ts";
import type { Publication } from "../../register/index.ts";
import { rolesThatMay } from "../may.ts";
import { stopsOf } from "../missing.ts";
import { openTrip } from "../open-trip.ts";
import { fixPublicPlan, type PublishTrip, takenDown } from "../publish-trip/publish-trip.ts";
import { ownedOf, type Trip, type TripId } from "../trip.ts";

/** Whether somebody corrects what is public of a trip: whoever could cancel it. */
export function mayCorrect(who: Who, trip: Trip): boolean {
  return hasRoleOver(who, ownedOf(trip), rolesThatMay("cancel"));
}

/**
 * Publishes what was edited since a trip became public, with the reason beside it for everyone to see. Edits are not
 * published by themselves: they wait for this, or for a new
 * ruling.
 * @throws Forbidden `role-needed`; Invalid `reason-missing`; Conflict `not-public` when nothing of the trip is published,
 * `taken-down` when it was taken down
 */
export async function correctTrip(work: Work, id: TripId, reason: string, publish: PublishTrip): Promise<Publication> {
  const trip = await openTrip(work, id, "hold");
  if (!mayCorrect(work.who, trip)) throw new Forbidden("role-needed");
  const said = reason.trim();
  const faults = [
    ...(said === "" ? [fault("reason-missing", {}, "reason")] : []),
    ...(trip.title.trim() === "" ? [fault("title-missing", {}, "title")] : []),
    ...stopsOf(trip, work.municipality.profile),
  ];
  if (faults.length > 0) throw new Invalid(faults);
  const done =
    trip.approved || trip.status === "complete" ? await publish(work, await fixPublicPlan(work, trip), said) : null;
  if (!done) throw new Conflict((await takenDown(work, id)) ? "taken-down" : "not-public");
  return done;
}
