import { hasRoleOver, type Who, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden, fault, Invalid } from "../../kernel/index.ts";
import { typedMarks } from "../../records/index.ts";
import { type AsksErased, askAboutErased, type Publication, saysAlready } from "../../register/index.ts";
import { rolesThatMay } from "../may.ts";
import { stopsOf } from "../missing.ts";
import { openTrip } from "../open-trip.ts";
import { changeWaits, entryNow, fixPublicPlan, type PublishTrip, takenDown } from "../publish-trip/publish-trip.ts";
import { ownedOf, publicPlanOf, type Trip, type TripId } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { tripType } from "../trip-entry-type.ts";
import { beyondCorrection, withNamesRight } from "./corrects.ts";

/** Whether somebody corrects what is public of a trip: whoever could cancel it. */
export function mayCorrect(who: Who, trip: Trip): boolean {
  return hasRoleOver(who, ownedOf(trip), rolesThatMay("cancel"));
}

/**
 * Publishes what was edited since a trip became public, with the reason beside it for everyone to see. Edits are not
 * published by themselves: they wait for this, or for a new ruling. Another traveller or place, or a budget above the approved
 * one is never a correction (product.md, Trip). A complete trip stays complete, an imported one as its source left it.
 * @throws Forbidden `role-needed`; Invalid `reason-missing`, `name-was-erased`; Conflict `not-public` when nothing of the trip is published,
 * `version-passed` where the trip is another than `from`, `taken-down` when it was taken down, `change-waits-for-minutes` while a change does, `new-ruling-needed`, `nothing-to-correct` when it says
 * all of that already
 */
export async function correctTrip(
  work: Work,
  id: TripId,
  reason: string,
  publish: PublishTrip,
  from: number | null = null,
  asks: AsksErased | null = null,
): Promise<Publication> {
  const trip = await openTrip(work, id, "hold");
  if (!mayCorrect(work.who, trip)) throw new Forbidden("role-needed");
  if (from !== null && from !== trip.version) throw new Conflict("version-passed", { now: trip.version });
  if (beyondCorrection(trip, work.municipality.profile).length > 0) throw new Conflict("new-ruling-needed");
  const said = reason.trim();
  const faults = [
    ...(said === "" ? [fault("reason-missing", {}, "reason")] : []),
    ...typedMarks({ reason: said }),
    ...(trip.title.trim() === "" ? [fault("title-missing", {}, "title")] : []),
    ...stopsOf(trip, work.municipality.profile),
  ];
  if (faults.length > 0) throw new Invalid(faults);
  await askAboutErased(work, asks, { subject: { type: "trip", id }, typed: { reason: said } });
  const entry = await entryCorrected(work, trip);
  if (await isCorrect(work, trip, entry)) throw new Conflict("nothing-to-correct");
  const done = await publish(work, await fixPublicPlan(work, withNamesRight(trip), said), said);
  if (!done) throw new Conflict("not-public");
  return done;
}

/** A trip as its correction would publish it. @throws Conflict `not-public`, `taken-down`, `change-waits-for-minutes` */
export async function entryCorrected(work: Work, trip: Trip): Promise<TripEntry> {
  const isKnown = trip.publicPlan !== null || trip.approved !== null || trip.status === "complete";
  const entry = isKnown ? await entryNow(work, { ...trip, publicPlan: publicPlanOf(trip) }) : null;
  if (!entry) throw new Conflict((await takenDown(work, trip.id)) ? "taken-down" : "not-public");
  if (await changeWaits(work, trip)) throw new Conflict("change-waits-for-minutes");
  return entry;
}

/** Whether the public reads all that a correction would say, so that there is nothing to correct. */
export function isCorrect(work: Work, { id }: Trip, entry: TripEntry): Promise<boolean> {
  return saysAlready(work, tripType, id, entry);
}
