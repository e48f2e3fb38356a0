import { hasRoleOver, type Work } from "../../identity/index.ts";
import { daysPutAway } from "../../records/index.ts";
import { ownedOf, type TripId } from "../trip.ts";
import { refusedAnnexes, undecidedAnnexes } from "./annex.store.ts";
import { annexers, handedIn } from "./may-annex.ts";

/** A trip with annexes that wait for somebody to look, and how many. */
export interface AnnexesWaiting {
  readonly tripId: TripId;
  readonly title: string;
  readonly count: number;
}

const most = 200;

/** Trips whose annexes this person may decide about: not those they sent themselves. */
export async function annexesWaiting({ tx, municipality, who }: Work): Promise<readonly AnnexesWaiting[]> {
  if (!who.grants.some(({ role }) => annexers.includes(role))) return [];
  const theirs = (await undecidedAnnexes(tx, municipality.id, most)).filter(
    (one) => hasRoleOver(who, ownedOf(one), annexers) && !handedIn(who, one),
  );
  return [...Map.groupBy(theirs, (one) => one.tripId).entries()].map(([tripId, of]) => ({
    tripId,
    title: of[0]?.title ?? "",
    count: of.length,
  }));
}

/** An annex that somebody sent and another refused, with why. */
export interface AnnexRefused {
  readonly tripId: TripId;
  /** The trip's. */
  readonly title: string;
  readonly annex: string;
  readonly why: string;
}

/** What this person sent and another refused, until they have sent something else or its bytes are erased. @param tripId of one trip; `null`: of all */
export async function annexesRefused(
  { tx, municipality, who, now }: Work,
  tripId: TripId | null = null,
): Promise<readonly AnnexRefused[]> {
  if (!who.grants.some(({ role }) => annexers.includes(role))) return [];
  const since = new Date(now.getTime() - daysPutAway * 86_400_000);
  const theirs = (await refusedAnnexes(tx, municipality.id, tripId, since, most)).filter(
    (one) => hasRoleOver(who, ownedOf(one), annexers) && handedIn(who, one),
  );
  return theirs.map(({ tripId: of, title, annexTitle, note }) => ({
    ...{ tripId: of, title, annex: annexTitle, why: note ?? "" },
  }));
}
