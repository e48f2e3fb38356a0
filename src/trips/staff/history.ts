import { trace, type Work } from "../../identity/index.ts";
import { Forbidden } from "../../kernel/index.ts";
import { type TrailEntry, trailAbout } from "../../records/index.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip, TripId } from "../trip.ts";
import { mayReadHistory } from "./may-see.ts";

/**
 * What happened to a trip, the latest first. What was before and after can be about people: to read it is a look.
 * @throws Forbidden `role-needed`
 */
export async function lookAtHistory(
  one: Work,
  id: TripId,
  { limit, before }: { readonly limit: number; readonly before: string | null },
): Promise<{ readonly trip: Trip; readonly items: readonly TrailEntry[]; readonly next: string | null }> {
  const { tx, municipality } = one;
  const trip = await openTrip(one, id);
  if (!mayReadHistory(one.who, trip)) throw new Forbidden("role-needed");
  const found = await trailAbout(tx, municipality.id, { type: "trip", id }, { limit: limit + 1, before });
  await trace(one, { action: "trips.look-at-history", subject: { type: "trip", id } });
  const items = found.slice(0, limit);
  return { trip, items, next: found.length > limit ? (items.at(-1)?.id ?? null) : null };
}
