import { isDeepStrictEqual } from "node:util";
import type { Work } from "../../identity/index.ts";
import { partnersNamed } from "../../relations/index.ts";
import { type Change, changesBetween } from "../public/history/changes.ts";
import { statedIn } from "../public/history/stated.ts";
import { entryNow } from "../publish-trip/publish-trip.ts";
import { publicPlanOf, type Trip } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";

/**
 * What the public page says otherwise than the trip as it is planned now: what a correction would change, in the page's
 * Danish words. Empty where nothing of the trip is public.
 */
export async function publicChanges(work: Work, trip: Trip): Promise<readonly Change[]> {
  if (trip.publicPlan === null || isDeepStrictEqual(trip.publicPlan, publicPlanOf(trip))) return [];
  const before = await entryNow(work, trip);
  const after = await entryNow(work, { ...trip, publicPlan: publicPlanOf(trip) });
  return before && after ? entryChanges(work, before, after) : [];
}

/** What one published entry of a trip says otherwise than another, in the page's Danish words. */
export async function entryChanges(work: Work, before: TripEntry, after: TripEntry): Promise<readonly Change[]> {
  const partners = [...(await partnersNamed(work, [...before.partners, ...after.partners])).values()];
  const { profile } = work.municipality;
  const said = (entry: TripEntry) => statedIn({ entry, lang: "da", profile, partners });
  return changesBetween(said(before), said(after));
}
