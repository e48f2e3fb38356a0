import { rolesOver, trace, type Work } from "../../identity/index.ts";
import { addMonths, Conflict, type DateOn, type Fault, Forbidden, fault, Invalid } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { type Hold, holdOn, liftHold, placeHold, refuseCpr } from "../../records/index.ts";
import { openTrip } from "../open-trip.ts";
import { ownedOf, type Trip, type TripId } from "../trip.ts";

/** Who answers for the cases, and who answers for what is kept of people in them. */
export const holders: readonly RoleName[] = ["coordinator", "dpo"];

/** As long as an archive may take to come for it. */
const mostYears = 30;

/** @throws Forbidden `role-needed` */
export function requireHolder({ who }: Work, trip: Trip): void {
  if (!rolesOver(who, ownedOf(trip)).some((role) => holders.some((one) => one === role)))
    throw new Forbidden("role-needed");
}

/** The hold on a trip today; `null` when there is none. */
export function holdOnTrip({ tx, municipality, today }: Work, id: TripId): Promise<Hold | null> {
  return holdOn(tx, municipality.id, { type: "trip", id }, today);
}

/**
 * Marks a trip's case for preservation up to and with a day: until then no term and no erasure takes what is in it, but
 * for its travel list, which goes in its time all the same: passports and allergies are never kept. Marked
 * once more, the new reason and day hold.
 * @throws Forbidden `role-needed`; Invalid `hold-reason-missing`, `until-missing`, `until-over`, `until-too-far`, `cpr-found`
 */
export async function holdTrip(
  work: Work,
  id: TripId,
  { reason, until }: { readonly reason: string; readonly until: DateOn | null },
): Promise<void> {
  const { tx, municipality, today, now, who } = work;
  requireHolder(work, await openTrip(work, id, "hold"));
  const said = reason.trim();
  const faults: Fault[] = [];
  if (said === "") faults.push(fault("hold-reason-missing", {}, "reason"));
  if (until === null) faults.push(fault("until-missing", {}, "until"));
  else if (until < today) faults.push(fault("until-over", {}, "until"));
  else if (until > addMonths(today, 12 * mostYears)) faults.push(fault("until-too-far", { mostYears }, "until"));
  if (faults.length > 0 || until === null) throw new Invalid(faults);
  refuseCpr({ reason });
  const subject = { type: "trip", id };
  const before = await holdOnTrip(work, id);
  await placeHold(tx, municipality.id, { subject, reason: said, until, placedAt: now, placedBy: who.actor.id });
  await trace(work, {
    action: "trips.hold",
    subject,
    ...(before && { before: { reason: before.reason, until: before.until } }),
    after: { reason: said, until },
  });
}

/**
 * Takes the mark off before its day.
 * @throws Forbidden `role-needed`; Invalid `hold-reason-missing`; Conflict `not-held`
 */
export async function releaseTrip(work: Work, id: TripId, reason: string): Promise<void> {
  const { tx, municipality } = work;
  requireHolder(work, await openTrip(work, id, "hold"));
  const said = reason.trim();
  if (said === "") throw new Invalid([fault("hold-reason-missing", {}, "reason")]);
  const hold = await holdOnTrip(work, id);
  if (!hold) throw new Conflict("not-held");
  const subject = { type: "trip", id };
  await liftHold(tx, municipality.id, subject);
  await trace(work, {
    action: "trips.release-hold",
    subject,
    before: { reason: hold.reason, until: hold.until },
    after: { reason: said },
  });
}
