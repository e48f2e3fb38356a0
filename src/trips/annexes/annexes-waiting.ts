import { hasRoleOver, type Work } from "../../identity/index.ts";
import { ownedOf, type TripId } from "../trip.ts";
import { undecidedAnnexes } from "./annex.store.ts";
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
