import { ownedBefore, type Ruling, type RulingCode, type Submission } from "../../decisions/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { committeeById, committeeNameOn, type Profile, settingOn } from "../../profile/index.ts";
import { isAfterStart } from "../after-start.ts";
import { departedFrom, stepsInTerm } from "../agenda/term-departures.ts";
import { termSoFar } from "../agenda/term-so-far.ts";
import { settlesApproval, settlesReportOf } from "../approval.ts";
import { taken } from "../may.ts";
import { settlesReport } from "../public-report.ts";
import { askedHash } from "../request-fixed.ts";
import { isCouncil } from "../suspension.ts";
import { reportNews, requestNews } from "../tell/ruling-news.ts";
import type { News } from "../tell/tell.ts";
import { afterTracks, tracksOf } from "../tracks.ts";
import { saveTrip } from "../trip.store.ts";
import {
  approvalOf,
  askedBy,
  byManagerBefore,
  type Departure,
  ownedOf,
  type PublicPlan,
  publicPlanOf,
  type ReportTrack,
  type Trip,
} from "../trip.ts";
import { commitApproved } from "../trip-accounts/trip-pot.ts";
import { askedChange } from "./asked-change.ts";
import { cameOfRulings, keepCameOf } from "./came-of.store.ts";
import { refuseAroundCouncil } from "./order-of-committees.ts";
import { held } from "./put-before.ts";
import { keepRuled, readRuled } from "./ruled.store.ts";

/** What a ruling on the request does to the trip: an action of its status table. */
export const rulingActions = {
  approved: "approve",
  refused: "refuse",
  postponed: "postpone",
  "sent-back": "send-back",
  recommended: "recommend",
  noted: "note",
  withdrawn: "withdraw",
  suspended: "suspend",
} as const satisfies Record<RulingCode, string>;

/** What became of the trip, and what those whose it is are told. */
interface Carried {
  readonly saved: Trip;
  readonly news: News | null;
}

/** A ruling on a request is carried out on its trip, its money and what is public. @throws Conflict `council-alone`, `asked-changed`; what `taken` refuses */
export async function requestRuled(work: Work, whole: Ruling): Promise<Carried> {
  const { submission, ruling, item } = whole;
  const { municipality, now } = work;
  const { profile } = municipality;
  const trip = await held(work, submission);
  await refuseAroundCouncil(work, trip, submission);
  const committee = committeeById(profile, submission.committeeId);
  const last = committee !== null && settlesApproval(trip, profile, committee, submission.meetsOn);
  const settles = last && (ruling !== "approved" || !(await goesOnForTerm(work, trip, submission)));
  // An approval by somebody who is not the last in the order is carried onwards, as a recommendation is.
  const action = ruling === "approved" && !settles ? "recommend" : rulingActions[ruling];
  const late = isAfterStart(submission.meetsOn, trip);
  if (action === "approve" && late && settingOn(profile, "lateRequest", submission.meetsOn).value === "refused")
    throw new Conflict("late-request-refused");
  const status = taken(work, trip, action, ownedBefore(ownedOf(trip), submission));
  const asked = await askedOf(work, trip, submission);
  await refuseChanged(work, trip, submission, asked);
  const approved =
    status === "approved" && action === "approve"
      ? { ...approvalOf(asked, submission.meetsOn), ...byManagerBefore(trip) }
      : trip.approved;
  const tracks = status === "approved" && trip.approved === null ? tracksOf(trip, profile, work.today) : {};
  // As the committee saw it: what is edited while the minutes wait for confirmation is not what was approved.
  const publicPlan = status === "approved" && action === "approve" ? publicPlanOf(asked) : trip.publicPlan;
  const ruled = { ...trip, ...tracks, status, approved, publicPlan, updatedAt: now };
  // What was closed and settled while a change was before them completes the trip now.
  const changed = trip.approved ? afterTracks(ruled) : ruled;
  const saved = await saveTrip(work.tx, municipality.id, changed);
  await keepRuled(work.tx, municipality.id, submission.id, trip.id, { stood: trip, asked, left: saved });
  const came = action === "approve" ? "settled" : action === "recommend" ? "carried-on" : "nothing-yet";
  const change = askedChange({ ...trip, ...asked }, profile);
  const departures = action === "approve" ? await departuresOf(work, { ...trip, ...asked }) : null;
  const kept = { came, askedHash: askedHash(asked), change, departures } as const;
  await keepCameOf(work.tx, municipality.id, submission.id, trip.id, kept);
  if (action === "approve") await commitApproved(work, { ...saved, ...asked }, rulingWords(submission, profile, item));
  await trace(work, {
    action: `trips.${action}`,
    subject: submission.subject,
    before: { status: trip.status },
    after: { status: saved.status },
  });
  const code = action === "recommend" ? "recommended" : ruling;
  return { saved, news: requestNews(whole, code, profile, work.today, { isChange: trip.approved !== null, trip }) };
}

/** Whether the council is asked yet, since a rule of the term is broken, or not surely kept, that it alone departs from: a committee's approval goes on to it. */
async function goesOnForTerm(work: Work, trip: Trip, { id, committeeId }: Submission): Promise<boolean> {
  const { profile } = work.municipality;
  if (isCouncil(profile, committeeId)) return false;
  const asked = { ...trip, ...(await askedOf(work, trip, { id })) };
  const earlier = await termSoFar(work, asked);
  const steps = stepsInTerm({ trip: asked, profile, today: work.today, earlier });
  return steps.some(({ reason: { code } }) => code === "above-term-limit" || code === "term-not-sure");
}

/** What an approval that settles the case departs from, as it stands at that moment; `null` where it keeps every rule. */
async function departuresOf(work: Work, asked: Trip): Promise<readonly Departure[] | null> {
  const { profile } = work.municipality;
  const departed = departedFrom({ trip: asked, profile, today: work.today, earlier: await termSoFar(work, asked) });
  return departed.length > 0 ? departed : null;
}

/** What the committee had before it: of a ruling that is corrected, as the trip stood when it was first entered. */
async function askedOf({ tx, municipality }: Work, trip: Trip, { id }: Pick<Submission, "id">): Promise<PublicPlan> {
  return (await readRuled(tx, municipality.id, id))?.asked ?? askedBy(trip);
}

/** @throws Conflict `asked-changed`: what is ruled on is what was put on the agenda (docs/decisions/0013) */
async function refuseChanged({ tx, municipality }: Work, trip: Trip, { id }: Submission, asked: PublicPlan) {
  const sent = (await cameOfRulings(tx, municipality.id, trip.id)).get(id)?.askedHash;
  if (sent && sent !== askedHash(asked)) throw new Conflict("asked-changed");
}

/** The ruling that a commitment rests on: »Økonomiudvalget 4. maj 2026, punkt 3«. */
function rulingWords({ committeeId, meetsOn }: Submission, profile: Profile, item: string | null): string {
  const committee = committeeById(profile, committeeId);
  const name = committee && committeeNameOn(committee, meetsOn)?.name;
  return `${name ?? committeeId} ${formatsIn("da").date(meetsOn)}${item === null ? "" : `, punkt ${item}`}`;
}

/** A ruling on a report is carried out on its trip. @throws Conflict `council-alone`, `report-settled` */
export async function reportRuled(work: Work, whole: Ruling): Promise<Carried> {
  const { submission, ruling } = whole;
  const { municipality, now } = work;
  const trip = await held(work, submission);
  // Its manager settled it while it was on an agenda: what is public is not taken back by the way.
  if (trip.reportTrack === "settled") throw new Conflict("report-settled");
  await refuseAroundCouncil(work, trip, submission);
  const { profile } = municipality;
  const committee = committeeById(profile, submission.committeeId);
  const isTheirs = committee !== null && settlesReportOf(trip, profile, committee, submission.meetsOn);
  const settled = isTheirs && settlesReport(whole, profile);
  const back: readonly RulingCode[] = ["sent-back", "refused", "withdrawn"];
  const reportTrack: ReportTrack = settled ? "settled" : back.includes(ruling) ? "sent-back" : "submitted";
  const saved = await saveTrip(work.tx, municipality.id, { ...afterTracks({ ...trip, reportTrack }), updatedAt: now });
  await keepRuled(work.tx, municipality.id, submission.id, trip.id, {
    stood: trip,
    asked: publicPlanOf(trip),
    left: saved,
  });
  await trace(work, {
    action: "trips.report-ruled",
    subject: submission.subject,
    before: { reportTrack: trip.reportTrack, status: trip.status },
    after: { reportTrack: saved.reportTrack, status: saved.status },
  });
  return { saved, news: reportNews(whole, saved, municipality.profile, work.today) };
}
