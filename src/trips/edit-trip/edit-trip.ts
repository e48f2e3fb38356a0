import { isDeepStrictEqual } from "node:util";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { located } from "../create-trip/located.ts";
import { laidUpon } from "../drafting.ts";
import { inHandsOf } from "../four-eyes.ts";
import { refuseUnknownPartners } from "../known-codes.ts";
import { taken } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { tracedPlan } from "../traced-plan.ts";
import { saveTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { typedOfPlan } from "../typed-of-plan.ts";

/**
 * Changes what is planned. @param from the version the change was made from; `null` when the caller holds none.
 * @param action as what it is told in the trail
 * @throws Conflict `version-passed` when somebody was first; Invalid with all that is wrong; what `taken` refuses
 */
export async function editTrip(
  work: Work,
  id: TripId,
  from: number | null,
  given: unknown,
  action: "trips.edit" | "trips.back-to-approved" = "trips.edit",
  asks: AsksErased | null = null,
): Promise<Trip> {
  const { tx, municipality, now, today } = work;
  const trip = await openTrip(work, id, "hold");
  if (from !== null && from !== trip.version) throw new Conflict("version-passed", { now: trip.version });
  taken(work, trip, "edit");
  // What was approved may have been erased where what is planned now was not.
  const laid =
    action === "trips.edit"
      ? laidUpon(trip, given, municipality.profile, today)
      : laidUpon(trip, given, municipality.profile, today, given);
  // Gone back to what was approved, all of it is as it was then.
  const stood = (action === "trips.edit" ? trip : laid).plan.destinations;
  const changed = await located(tx, municipality.profile, laid, stood);
  await refuseUnknownPartners(work, trip, changed);
  if (isDeepStrictEqual(changed, trip)) return trip;
  await askAboutErased(work, asks, typedOfPlan(trip, changed));
  const saved = await saveTrip(tx, municipality.id, { ...inHandsOf(work.who, changed), updatedAt: now });
  await trace(work, { action, subject: { type: "trip", id }, ...difference(trip, saved) });
  return saved;
}

/**
 * Only what changed, before and after, for the trail: what falls away too, as that a translation was of an earlier text. That a
 * companion is another one is told without names.
 */
function difference(before: Trip, after: Trip): { before: object; after: object } {
  const kept = { plan: undefined, version: undefined, updatedAt: undefined, hands: undefined };
  const flat = (trip: Trip) => ({ ...trip, ...trip.plan, ...kept });
  const [old, young] = [flat(before), flat(after)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(young)])].filter(
    (name) => !isDeepStrictEqual(old[name as keyof typeof old], young[name as keyof typeof young]),
  );
  const only = (trip: Trip) => {
    const told = { ...trip, ...tracedPlan(trip.plan) };
    return Object.fromEntries(names.map((name) => [name, told[name as keyof typeof told] ?? null]));
  };
  return { before: only(before), after: only(after) };
}
