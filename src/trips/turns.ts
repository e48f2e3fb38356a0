import { rulingsOn, submissionsAboutAll } from "../decisions/index.ts";
import type { Work } from "../identity/index.ts";
import { isSuspended, nextAsked } from "./next-asked.ts";
import { cameOfAll } from "./submit-trip/came-of.store.ts";
import { rulingsAsked } from "./submit-trip/rulings-on-asked.ts";
import type { Trip, TripId, TripStatus } from "./trip.ts";

/** What came back from a committee, and may be another's than the first one's. */
const cameBack: readonly TripStatus[] = ["recommended", "suspended", "postponed", "sent-back"];

/** Whose turn it is, of trips that one committee passed on to another or that are the council's alone: three queries, however many they are. */
export async function turnsOf(
  { tx, municipality: { id: here, profile }, today }: Pick<Work, "tx" | "municipality" | "today">,
  trips: readonly Trip[],
): Promise<ReadonlyMap<TripId, string | null>> {
  const back = trips.filter(({ status }) => cameBack.includes(status));
  const ids = back.map((one) => one.id);
  const rulings = await rulingsOn(tx, here, await submissionsAboutAll(tx, here, "trip", ids));
  const cameOf = await cameOfAll(tx, here, ids);
  const rulingsOf = Map.groupBy(rulings, (one) => one.submission.subject.id);
  return new Map(
    back.flatMap((trip): [TripId, string | null][] => {
      const asked = rulingsAsked(trip, profile, rulingsOf.get(trip.id) ?? [], cameOf);
      const isPostponed = trip.status === "postponed" && asked.some((one) => one.ruling === "postponed");
      const goesOn = trip.status === "recommended" || isPostponed || isSuspended(profile, asked);
      return goesOn ? [[trip.id, nextAsked(trip, profile, today, asked)]] : [];
    }),
  );
}
