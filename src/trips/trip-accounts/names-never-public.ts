import { listPeople, type Work } from "../../identity/index.ts";
import { erasedMark } from "../../records/index.ts";
import { importsOf } from "../import-trips/imported.store.ts";
import { readSealed } from "../travel-list/travel-list.store.ts";
import { openedIfOurs } from "../travel-list/travel-list.ts";
import type { Trip } from "../trip.ts";

/** Shorter words are too often something else than a name. */
const shortest = 3;

/**
 * What people are called who are never public: whoever works here and has access, by the whole name, and whoever travels with a
 * trip: private companions, those on its travel list, and an imported trip's traveller. Those by their first name too, for that is how a bill from a restaurant is written; not by one
 * that an elected member on the trip has as well, who is public. Nobody can read the names of a list that another secret sealed
 * (docs/decisions/0038): they keep no line away.
 */
export async function namesNeverPublic(
  { tx, municipality }: Work,
  trip: Trip,
  secret: string,
): Promise<readonly string[]> {
  const of = { municipalityId: municipality.id, tripId: trip.id };
  const sealed = await readSealed(tx, of);
  const list = sealed ? (openedIfOurs(secret, of, sealed)?.travellers ?? []) : [];
  const imported = (await importsOf(tx, municipality.id, [trip.id])).get(trip.id);
  const plans = [trip.plan, trip.publicPlan?.plan].filter((plan) => plan !== undefined);
  const elected = new Set(plans.flatMap((plan) => plan.participants.elected.named.map(({ name }) => name)));
  const whole = [
    ...plans.flatMap((plan) => plan.participants.companions.map(({ name }) => name)),
    ...list.map(({ name }) => name),
    ...(imported?.traveller ? [imported.traveller] : []),
  ].filter((name) => name !== null && name !== erasedMark && !elected.has(name));
  const known = new Set([...elected].map(firstOf));
  const first = whole.map(firstOf).filter((name) => name.length >= shortest && !known.has(name));
  const people = await listPeople(tx, municipality.id);
  const staff = people.filter(
    ({ name, grants }) => !elected.has(name) && grants.some(({ role }) => role !== "councillor"),
  );
  return [...new Set([...whole, ...first, ...staff.map(({ name }) => name)])];
}

function firstOf(name: string): string {
  return name.trim().split(/\s+/)[0] ?? "";
}
