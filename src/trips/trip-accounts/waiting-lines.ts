import { type Matchable, matchCandidates, type Posting, unassignedPostings } from "../../accounts/index.ts";
import { everywhere, hasRoleOver, type Work } from "../../identity/index.ts";
import { importsOf } from "../import-trips/imported.store.ts";
import type { Trip } from "../trip.ts";

/** So many of the newest lines of the pool are held against a trip. */
const mostLines = 500;

/** What a line of the pool can name a trip by. */
export function matchable({ id, caseNumber, startOn, endOn, plan }: Trip, reference: string | null): Matchable {
  return {
    subject: { type: "trip", id },
    references: [caseNumber, reference].flatMap((one) => one ?? []),
    places: plan.destinations.map((one) => one.place),
    startOn,
    endOn,
  };
}

/** Lines of the pool that may belong to a trip, for whoever is about to close its accounts; none for others. */
export async function linesWaitingFor(work: Work, trip: Trip): Promise<readonly Posting[]> {
  if (trip.accountsTrack !== "open" || !hasRoleOver(work.who, everywhere, ["accountant"])) return [];
  const { items } = await unassignedPostings(work, { limit: mostLines });
  if (items.length === 0) return [];
  const imports = await importsOf(work.tx, work.municipality.id, [trip.id]);
  const among = [matchable(trip, imports.get(trip.id)?.reference ?? null)];
  return items.filter((posting) => matchCandidates(posting, among).length > 0);
}
