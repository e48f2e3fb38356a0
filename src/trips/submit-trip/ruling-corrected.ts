import type { Correction, Ruling, RulingCode, SubmissionId } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { Conflict, type DateOn } from "../../kernel/index.ts";
import { type BaseOf, committeeById, type Profile, settingOn } from "../../profile/index.ts";
import { isAfterStart } from "../after-start.ts";
import { settlesApproval, settlesReportOf } from "../approval.ts";
import { isCorrect } from "../correct-trip/correct-trip.ts";
import { settlesReport } from "../public-report.ts";
import { entryNow, type PublishTrip } from "../publish-trip/publish-trip.ts";
import { correctionNews } from "../tell/ruling-news.ts";
import { tell } from "../tell/tell.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import type { Approved, Trip, TripId } from "../trip.ts";
import { cameOfRulings } from "./came-of.store.ts";
import { keepRuled, ruledOf } from "./ruled.store.ts";

/**
 * What a ruling says was put right after its minutes were confirmed: published anew with the reason where the public reads any of
 * it, and told to those whose trip it is. A day that would have decided otherwise is refused.
 * @throws Conflict `ruling-day-decides`, `late-request-refused`
 */
export async function rulingCorrected(
  work: Work,
  correction: Correction,
  publish: PublishTrip,
  baseOf?: BaseOf,
): Promise<void> {
  const { tx, municipality, now } = work;
  const { ruling, reason } = correction;
  const trip = await readTrip(tx, municipality.id, ruling.submission.subject.id as TripId, "hold");
  const approved = await approvedAnew(work, correction, trip);
  const saved = await saveTrip(tx, municipality.id, { ...trip, approved, updatedAt: now });
  const entry = await entryNow(work, saved);
  const isPublic = entry !== null && !(await isCorrect(work, saved, entry));
  if (isPublic) await publish(work, saved, reason);
  await tell(work, saved, correctionNews(correction, municipality.profile, isPublic), baseOf);
}

/**
 * The approval with the day it was given, where this ruling gave it; so it becomes too where the trip is kept as it stood before
 * a later ruling, which may be undone yet.
 */
async function approvedAnew(work: Work, { before, ruling }: Correction, trip: Trip): Promise<Trip["approved"]> {
  const { tx, municipality } = work;
  const [was, is] = [before.submission.meetsOn, ruling.submission.meetsOn];
  if (was === is) return trip.approved;
  const decides = (one: Ruling) => decidedBy(one, trip, municipality.profile);
  if (decides(before) !== decides(ruling)) throw new Conflict("ruling-day-decides");
  const approvals = await approvalsOf(work, trip, before, decides);
  const { id } = ruling.submission;
  const isLastBefore = (later?: SubmissionId) => approvals.findLast((one) => later === undefined || one < later) === id;
  const anew = (approved: Trip["approved"]) =>
    approved?.on === was ? { ...approved, ...dayOf(is, trip, municipality.profile) } : approved;
  for (const [later, ruled] of await ruledOf(tx, municipality.id, trip.id)) {
    if (later <= id || !isLastBefore(later)) continue;
    const stood = { ...ruled.stood, approved: anew(ruled.stood.approved) };
    await keepRuled(tx, municipality.id, later, trip.id, { ...ruled, stood });
  }
  return isLastBefore() ? anew(trip.approved) : trip.approved;
}

/** The submissions that were approved and settled, the first one first: what came of each is kept, and judged only where it is not. */
async function approvalsOf(
  { tx, municipality }: Work,
  trip: Trip,
  before: Ruling,
  decides: (ruling: Ruling) => string,
): Promise<readonly SubmissionId[]> {
  const kept = await cameOfRulings(tx, municipality.id, trip.id);
  const came = new Map([...kept].map(([id, one]) => [id, one.came === "settled"]));
  const { id } = before.submission;
  if (!came.has(id)) came.set(id, before.submission.about === "request" && decides(before) === "approved");
  return [...came].flatMap(([one, settled]) => (settled ? [one] : [])).sort();
}

/** @throws Conflict `late-request-refused` where a request is not to be ruled on after departure */
function dayOf(on: DateOn, trip: Trip, profile: Profile): Pick<Approved, "on"> {
  const late = isAfterStart(on, { ...trip, ...trip.publicPlan });
  if (late && settingOn(profile, "lateRequest", on).value === "refused") throw new Conflict("late-request-refused");
  return { on };
}

/** What would come of a ruling by the rules of its day: who settles a request, and whether taking note settles a report, are dated. */
function decidedBy(ruling: Ruling, trip: Trip, profile: Profile): RulingCode | "settled" | "carried-on" {
  const { submission } = ruling;
  const committee = committeeById(profile, submission.committeeId);
  const isTheirs = committee !== null && settlesReportOf(trip, profile, committee, submission.meetsOn);
  if (submission.about === "report") return isTheirs && settlesReport(ruling, profile) ? "settled" : ruling.ruling;
  if (ruling.ruling !== "approved") return ruling.ruling;
  return committee && settlesApproval({ ...trip, ...trip.publicPlan }, profile, committee, submission.meetsOn)
    ? "approved"
    : "carried-on";
}
