import type { Correction, Ruling, RulingCode } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { type BaseOf, committeeById, type Profile, settingOn } from "../../profile/index.ts";
import { settlesApproval, settlesReportOf } from "../approval.ts";
import { isCorrect } from "../correct-trip/correct-trip.ts";
import { entryNow, type PublishTrip } from "../publish-trip/publish-trip.ts";
import { correctionNews } from "../tell/ruling-news.ts";
import { tell } from "../tell/tell.ts";
import { settlesReport } from "../trip.public.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";

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
  const approved = approvedOn(correction, trip, municipality.profile);
  const saved = await saveTrip(tx, municipality.id, { ...trip, approved, updatedAt: now });
  const entry = await entryNow(work, saved);
  const isPublic = entry !== null && !(await isCorrect(work, saved, entry));
  if (isPublic) await publish(work, saved, reason);
  await tell(work, saved, correctionNews(correction, municipality.profile, isPublic), baseOf);
}

/** The approval with the day it was given, where this ruling gave it. */
function approvedOn({ before, ruling }: Correction, trip: Trip, profile: Profile): Trip["approved"] {
  const [was, is] = [before.submission.meetsOn, ruling.submission.meetsOn];
  if (was === is) return trip.approved;
  const decides = (one: Ruling) => decidedBy(one, trip, profile);
  if (decides(before) !== decides(ruling)) throw new Conflict("ruling-day-decides");
  const { approved } = trip;
  if (!approved || decides(before) !== "approved" || approved.on !== was) return approved;
  const { startOn } = { ...trip, ...trip.publicPlan };
  const late = startOn !== null && is > startOn;
  if (late && settingOn(profile, "lateRequest", is).value === "refused") throw new Conflict("late-request-refused");
  return { ...approved, on: is, late };
}

/** What came of a ruling by the rules of its day: who settles a request, and whether taking note settles a report, are dated. */
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
