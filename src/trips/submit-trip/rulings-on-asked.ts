import { type Ruling, rulingsAbout, type SubmissionId } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import type { Profile } from "../../profile/index.ts";
import { askedHash } from "../request-fixed.ts";
import { suspensionOf } from "../suspension.ts";
import type { Trip } from "../trip.ts";
import { type CameOf, cameOfRulings } from "./came-of.store.ts";

/**
 * The rulings on what a trip asks for now, the first one first: what was passed on and rewritten since was passed on by nobody,
 * and what was settled before begins no new round (docs/decisions/0013). A suspension stands until the council has ruled,
 * however much is rewritten (docs/decisions/0041).
 * @param known the trip's rulings, and what came of them, where they have been read
 */
export async function rulingsOnAsked(
  { tx, municipality }: Work,
  trip: Trip,
  known?: readonly Ruling[],
  cameOf?: ReadonlyMap<SubmissionId, CameOf>,
): Promise<readonly Ruling[]> {
  const rulings = known ?? (await rulingsAbout(tx, municipality.id, { type: "trip", id: trip.id }));
  const kept = cameOf ?? (await cameOfRulings(tx, municipality.id, trip.id));
  return rulingsAsked(trip, municipality.profile, rulings, kept);
}

/** The same of rulings that have been read, and what came of them. */
export function rulingsAsked(
  trip: Trip,
  profile: Profile,
  rulings: readonly Ruling[],
  cameOf: ReadonlyMap<SubmissionId, CameOf>,
): readonly Ruling[] {
  const requests = rulings.filter((one) => one.submission.about === "request");
  const settled = requests.findLastIndex((one) => cameOf.get(one.submission.id)?.came === "settled");
  const now = askedHash(trip);
  const suspended = suspensionOf(requests, "request", profile);
  return requests.filter((one, at) => {
    const { submission } = one;
    if (one.ruling === "suspended") return one === suspended;
    if (at <= settled) return false;
    const hash = cameOf.get(submission.id)?.askedHash ?? null;
    // From before it was kept: while it is carried onwards nothing that it asks for is edited.
    return hash === null ? trip.status === "recommended" : hash === now;
  });
}
