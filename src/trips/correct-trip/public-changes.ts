import { isDeepStrictEqual } from "node:util";
import type { Work } from "../../identity/index.ts";
import { asPublished, isWithdrawal, readNewest } from "../../register/index.ts";
import { partnersNamed } from "../../relations/index.ts";
import type { Change } from "../public/history/changes.ts";
import { saidOtherwise } from "../public/history/stated.ts";
import { saidErased } from "../public/said-erased.ts";
import { entryNow } from "../publish-trip/publish-trip.ts";
import { publicPlanOf, type Trip, type TripId } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { tripType } from "../trip-entry-type.ts";

/**
 * What the public page says otherwise than the trip as it is planned now: what a correction would change, in the page's
 * Danish words. Empty where nothing of the trip is public, and while nothing was edited since.
 */
export async function publicChanges(work: Work, trip: Trip): Promise<readonly Change[]> {
  if (trip.publicPlan === null || isDeepStrictEqual(trip.publicPlan, publicPlanOf(trip))) return [];
  const after = await entryNow(work, { ...trip, publicPlan: publicPlanOf(trip) });
  return after ? changesInPublic(work, trip.id, after) : [];
}

/**
 * All that everybody would read otherwise once an entry was published: beside the version in force, and not beside what the
 * trip would say without the edit, or what comes along with it would come unseen.
 */
export async function changesInPublic(work: Work, id: TripId, after: TripEntry): Promise<readonly Change[]> {
  const before = await inForce(work, id);
  return before ? entryChanges(work, before, saidAsPublished(after)) : [];
}

/** What everybody reads of a trip now, in the page's Danish; `null` where nothing is public. */
export async function inForce({ tx, municipality }: Work, id: TripId): Promise<TripEntry | null> {
  const newest = await readNewest(tx, municipality.id, tripType.type, id);
  if (newest === null || isWithdrawal(newest)) return null;
  return saidErased(newest.entry as unknown as TripEntry, "da", Object.keys(newest.erased));
}

/** An entry as its page would say it: where something was erased it says so. */
export function saidAsPublished(entry: TripEntry): TripEntry {
  const { entry: told, erased } = asPublished(tripType, entry);
  return saidErased(told, "da", erased);
}

/** What one published entry of a trip says otherwise than another, in the page's Danish words. */
export async function entryChanges(work: Work, before: TripEntry, after: TripEntry): Promise<readonly Change[]> {
  const partners = [...(await partnersNamed(work, [...before.partners, ...after.partners])).values()];
  const { profile } = work.municipality;
  return saidOtherwise(before, after, { lang: "da", profile, partners });
}
