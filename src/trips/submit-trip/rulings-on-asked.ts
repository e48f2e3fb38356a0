import { type Ruling, rulingsAbout } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { askedHash } from "../request-fixed.ts";
import type { Trip } from "../trip.ts";
import { cameOfRulings } from "./came-of.store.ts";

/**
 * The rulings on what a trip asks for now, the first one first: what was passed on and rewritten since was passed on by nobody,
 * and what was settled before begins no new round (docs/decisions/0013).
 */
export async function rulingsOnAsked({ tx, municipality }: Work, trip: Trip): Promise<readonly Ruling[]> {
  const rulings = await rulingsAbout(tx, municipality.id, { type: "trip", id: trip.id });
  const requests = rulings.filter((one) => one.submission.about === "request");
  if (requests.length === 0) return requests;
  const kept = await cameOfRulings(tx, municipality.id, trip.id);
  const settled = requests.findLastIndex((one) => kept.get(one.submission.id)?.came === "settled");
  const now = askedHash(trip);
  return requests.slice(settled + 1).filter(({ submission }) => {
    const hash = kept.get(submission.id)?.askedHash ?? null;
    // From before it was kept: while it is carried onwards nothing that it asks for is edited.
    return hash === null ? trip.status === "recommended" : hash === now;
  });
}
