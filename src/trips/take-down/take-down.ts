import { rolesOver, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden, fault, Invalid } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { typedMarks } from "../../records/index.ts";
import {
  type AsksErased,
  askAboutErased,
  type LogKey,
  type Publication,
  readNewest,
  withdraw,
} from "../../register/index.ts";
import { openTrip } from "../open-trip.ts";
import { againPublisher, takenDown } from "../publish-trip/publish-trip.ts";
import { ownedOf, type Trip, type TripId } from "../trip.ts";
import { tripType } from "../trip-entry-type.ts";

/** Who answers for what the municipality shows, and who keeps the machine when that one is away. */
export const takers: readonly RoleName[] = ["coordinator", "admin"];

/** @throws Forbidden `role-needed` */
export function requireTaker({ who }: Work, trip: Trip): void {
  if (!rolesOver(who, ownedOf(trip)).some((role) => takers.some((one) => one === role)))
    throw new Forbidden("role-needed");
}

/**
 * Takes a trip down that should not have been public: page, lists, data files, calendar and feed are without it, its address
 * answers 410 and says why, and the log says for ever that it was there. The case at the desk goes on; what happens in it is
 * not published until somebody publishes the trip again.
 * @throws Forbidden `role-needed`; Invalid `reason-missing`, `cpr-found`, `name-was-erased`; Conflict `nothing-public`, `record-withdrawn`
 */
export async function takeDown(
  work: Work,
  key: LogKey,
  id: TripId,
  reason: string,
  asks: AsksErased | null = null,
): Promise<{ readonly version: number; readonly slug: string }> {
  const { tx, municipality } = work;
  requireTaker(work, await openTrip(work, id, "hold"));
  const said = givenReason(reason);
  if (!(await readNewest(tx, municipality.id, tripType.type, id))) throw new Conflict("nothing-public");
  await askAboutErased(work, asks, { subject: { type: "trip", id }, typed: { reason: said } });
  return withdraw(work, key, tripType.type, id, said);
}

/**
 * Publishes a trip again that was taken down, planned as it was public, with the reason beside it for everyone to see. What
 * was edited since nobody approved: that takes a correction, or a new ruling.
 * @throws Forbidden `role-needed`; Invalid `reason-missing`, `cpr-found`, `name-was-erased`; Conflict `not-taken-down`, `not-public`
 */
export async function publishAgain(
  work: Work,
  key: LogKey,
  id: TripId,
  reason: string,
  asks: AsksErased | null = null,
): Promise<Publication> {
  const trip = await openTrip(work, id, "hold");
  requireTaker(work, trip);
  const said = givenReason(reason);
  if (!(await takenDown(work, id))) throw new Conflict("not-taken-down");
  await askAboutErased(work, asks, { subject: { type: "trip", id }, typed: { reason: said } });
  const done = await againPublisher(key)(work, trip, said);
  if (!done) throw new Conflict("not-public");
  return done;
}

function givenReason(reason: string): string {
  const said = reason.trim();
  const faults = [...(said === "" ? [fault("reason-missing", {}, "reason")] : []), ...typedMarks({ reason: said })];
  if (faults.length > 0) throw new Invalid(faults);
  return said;
}
