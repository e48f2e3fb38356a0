import { type Ruling, type RulingCode, rulingsOn, type Submission, submissionsAbout } from "../decisions/index.ts";
import type { Work } from "../identity/index.ts";
import { Conflict } from "../kernel/index.ts";
import { rulingsOnAsked } from "./submit-trip/rulings-on-asked.ts";
import type { Trip, TripStatus } from "./trip.ts";

/** What has been before committees about a trip. */
export interface BeforeCommittees {
  readonly submissions: readonly Submission[];
  readonly rulings: readonly Ruling[];
  /** The rulings on what is asked now, and a suspension that stands (`rulingsOnAsked`). */
  readonly onAsked: readonly Ruling[];
}

const held: readonly TripStatus[] = ["recommended", "suspended", "postponed"];
/** A case that was ruled on so is not finished; of an approval `onAsked` has only what was carried onwards. */
const goesOn: readonly RulingCode[] = ["recommended", "approved", "postponed", "suspended"];

/**
 * Whether a request is a committee's: on an agenda, postponed, passed on or suspended. Then no manager is asked and none
 * answers, whichever way (docs/decisions/0041). Taken back and rewritten it is another request; a note decides nothing.
 */
export function isWithCommittee(trip: Trip, { submissions, rulings, onAsked }: BeforeCommittees): boolean {
  const requests = submissions.filter((one) => one.about === "request");
  if (standsWithCommittee(trip, requests)) return true;
  const last = lastOf(rulings.filter((one) => one.submission.about === "request"));
  const takenBack = last && requests.some((one) => one.status === "taken-back" && one.id > last.submission.id);
  if (last?.ruling === "postponed" && !takenBack) return true;
  const lastOnAsked = lastOf(onAsked);
  return lastOnAsked !== undefined && goesOn.includes(lastOnAsked.ruling);
}

/** The same as a list can tell, which reads no rulings: by the trip's status, and what is on an agenda. */
export function standsWithCommittee({ status }: Trip, submissions: readonly Submission[]): boolean {
  return held.includes(status) || submissions.some((one) => one.about === "request" && one.status === "open");
}

function lastOf(rulings: readonly Ruling[]): Ruling | undefined {
  return rulings.findLast((one) => one.ruling !== "noted");
}

/** What has been before committees about a trip, as it is asked now. */
async function beforeCommittees(work: Work, trip: Trip): Promise<BeforeCommittees> {
  const { tx, municipality } = work;
  const submissions = await submissionsAbout(tx, municipality.id, { type: "trip", id: trip.id });
  const rulings = await rulingsOn(tx, municipality.id, submissions);
  return { submissions, rulings, onAsked: await rulingsOnAsked(work, trip, rulings) };
}

/** @throws Conflict `with-committee` where a manager is neither asked nor answers, since a committee has the request */
export async function refuseWithCommittee(work: Work, trip: Trip): Promise<void> {
  const before = await beforeCommittees(work, trip);
  if (isWithCommittee(trip, before)) throw new Conflict("with-committee");
}
