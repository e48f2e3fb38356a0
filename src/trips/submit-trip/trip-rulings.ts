import {
  ownedBefore,
  type Ruling,
  type RulingCode,
  rulingsAbout,
  type SubjectHandler,
  type Submission,
} from "../../decisions/index.ts";
import { requireRoleOver, revokeLinks, trace, type Work } from "../../identity/index.ts";
import { Conflict, type DateOn, type Fault, fault, Invalid } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type BaseOf, committeeById, committeeNameOn, type Profile, settingOn } from "../../profile/index.ts";
import { readAgendaCase } from "../agenda/agenda-case.ts";
import { keepGeneratedText } from "../agenda/keep-generated-text.ts";
import { writtenFrom } from "../agenda/outdated-parts.ts";
import { departedFrom, stepsInTerm } from "../agenda/term-departures.ts";
import { termSoFar } from "../agenda/term-so-far.ts";
import { reportCommittees, settlesApproval, settlesReportOf } from "../approval.ts";
import { inHandsOf } from "../four-eyes.ts";
import { taken } from "../may.ts";
import { missingForSubmission } from "../missing.ts";
import { missingForReport } from "../missing-report.ts";
import { takesTurn, turnOfAnother } from "../next-asked.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { openTrip } from "../open-trip.ts";
import { settlesReport } from "../public-report.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import { askedHash } from "../request-fixed.ts";
import { journeyFaults } from "../settled-from.ts";
import { answerPurpose } from "../staff-visit/submit-staff-visit.ts";
import { isCouncil, suspensionOf } from "../suspension.ts";
import { reportNews, requestNews } from "../tell/ruling-news.ts";
import { type News, tell } from "../tell/tell.ts";
import { afterTracks, tracksOf } from "../tracks.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
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
  type TripId,
} from "../trip.ts";
import { commitApproved } from "../trip-accounts/trip-pot.ts";
import { reportWriters } from "../write-report/may-write-report.ts";
import { askedChange } from "./asked-change.ts";
import { cameOfRulings, keepCameOf } from "./came-of.store.ts";
import { forgetRuled, keepRuled, readRuled } from "./ruled.store.ts";
import { rulingCorrected } from "./ruling-corrected.ts";
import { rulingsOnAsked } from "./rulings-on-asked.ts";
import { undoRuled } from "./undo-ruled.ts";

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

/**
 * What trips do when one of them is put before a committee, ruled on, and the ruling confirmed with the minutes.
 * @param baseOf where letters lead; without it they name the desk alone
 */
export function tripRulings(publish: PublishTrip, baseOf?: BaseOf): SubjectHandler<Work> {
  return {
    titleOf: async (work, id) => (await openTrip(work, id as TripId)).title,
    ownedBy: async (work, id) => ownedOf(await openTrip(work, id as TripId)),
    missing: async (work, id, about) => {
      const trip = await readTrip(work.tx, work.municipality.id, id as TripId);
      return about === "request" ? missingForSubmission(trip, work.municipality.profile) : reportFaults(work, trip);
    },
    outOfOrder,
    submitted: (work, submission) =>
      submission.about === "request" ? requestSubmitted(work, submission) : reportSubmitted(work, submission, publish),
    generated: async (work, { subject, id }) =>
      writtenFrom((await readAgendaCase(work, subject.id as TripId, id)).generated),
    outdated: async (work, { subject, id }) => (await readAgendaCase(work, subject.id as TripId, id)).outdated,
    unruled: undoRuled,
    corrected: (work, correction) => rulingCorrected(work, correction, publish, baseOf),
    ruled: async (work, ruling) => {
      // Before the ruling changes the trip, and with it what the text would say.
      await keepGeneratedText(work, ruling.submission);
      const { saved, news } =
        ruling.submission.about === "request" ? await requestRuled(work, ruling) : await reportRuled(work, ruling);
      if (news) await tell(work, saved, news, baseOf);
    },
    confirmed: async (work, ruling) => {
      const trip = await readTrip(work.tx, work.municipality.id, ruling.submission.subject.id as TripId, "hold");
      await forgetRuled(work.tx, work.municipality.id, ruling.submission.id);
      if (trip.approved) await publish(work, trip, null);
    },
  };
}

type Asked = Parameters<SubjectHandler<Work>["outOfOrder"]>[1];

/** The request goes the way of the profile's order of approval; the report to the trip's own committee (product.md, Trip). */
async function outOfOrder(work: Work, asked: Asked): Promise<readonly Fault[]> {
  const { tx, municipality, today } = work;
  const { profile } = municipality;
  const trip = await readTrip(tx, municipality.id, asked.subject.id as TripId);
  const council = await councilAlone(work, trip, asked);
  if (council !== null)
    return [fault("council-alone", { council: nameOf(profile, council, asked.meetingOn) }, "committee")];
  if (asked.reason !== null) return [];
  const another =
    asked.about === "request"
      ? turnOfAnother(trip, profile, today, await rulingsOnAsked(work, trip), asked)
      : reportOfAnother(trip, profile, asked);
  return another === null
    ? []
    : [fault("committee-out-of-order", { expected: nameOf(profile, another, asked.meetingOn) }, "committee")];
}

/** Whose a report is, where it is put before a committee that it is not. */
function reportOfAnother(trip: Trip, profile: Profile, { committeeId, meetingOn }: Asked): string | null {
  const [own = null] = reportCommittees(trip, profile, meetingOn);
  return own === null || takesTurn(profile, [own], committeeId, meetingOn) ? null : own;
}

function nameOf(profile: Profile, committeeId: string, on: DateOn): string {
  const committee = committeeById(profile, committeeId);
  return (committee && (committeeNameOn(committee, on) ?? committee.names.at(-1))?.name) ?? committeeId;
}

/**
 * The council, where a member had an earlier ruling suspended and only the council rules now: no reason leads around it
 * (kommunestyrelsesloven § 23). `null` where it is asked, and where nothing is suspended.
 */
async function councilAlone(
  { tx, municipality }: Work,
  { id }: Pick<Trip, "id">,
  asked: Pick<Submission, "about" | "committeeId"> & { readonly id?: Submission["id"] },
): Promise<string | null> {
  const { profile } = municipality;
  if (isCouncil(profile, asked.committeeId)) return null;
  const all = await rulingsAbout(tx, municipality.id, { type: "trip", id });
  const earlier = all.filter(({ submission }) => submission.id !== asked.id);
  if (suspensionOf(earlier, asked.about, profile) === null) return null;
  return profile.committees.find((one) => one.kind === "council")?.id ?? null;
}

/** @throws Conflict `council-alone` of a case that was on another agenda before this was refused there */
async function refuseAroundCouncil(work: Work, trip: Trip, submission: Submission): Promise<void> {
  const council = await councilAlone(work, trip, submission);
  if (council === null) return;
  const name = nameOf(work.municipality.profile, council, submission.meetsOn);
  throw new Conflict("council-alone", { council: name });
}

async function requestSubmitted(work: Work, submission: Submission): Promise<void> {
  const trip = await held(work, submission);
  const status = taken(work, trip, "submit");
  if (trip.status === "approved" && !needsNewRuling(trip, work.municipality.profile))
    throw new Conflict("approved-already");
  const change = askedChange(trip, work.municipality.profile);
  const asked = { came: "nothing-yet", askedHash: askedHash(askedBy(trip)), change, departures: null } as const;
  await keepCameOf(work.tx, work.municipality.id, submission.id, trip.id, asked);
  // It is the committee's from now on: the letter to its manager leads nowhere.
  await revokeLinks(work.tx, work.municipality.id, answerPurpose, trip.id, work.now);
  await saveTrip(work.tx, work.municipality.id, { ...inHandsOf(work.who, trip), status, updatedAt: work.now });
}

/** What keeps a report from going to its committee, all at once. */
function reportFaults({ today }: Work, trip: Trip): readonly Fault[] {
  return [...journeyFaults(trip, today), ...missingForReport(trip.report)];
}

async function reportSubmitted(work: Work, submission: Submission, publish: PublishTrip): Promise<void> {
  const trip = await held(work, submission);
  requireRoleOver(work.who, ownedOf(trip), reportWriters);
  if (trip.status !== "approved" && trip.status !== "complete")
    throw new Conflict("trip-status", { status: trip.status, action: "submit-report" });
  if (trip.reportTrack === "settled") throw new Conflict("report-settled");
  const faults = reportFaults(work, trip);
  if (faults.length > 0) throw new Invalid(faults, "report-incomplete");
  const handedIn = { reportTrack: "submitted", reportHandedInOn: work.today, updatedAt: work.now } as const;
  const saved = await saveTrip(work.tx, work.municipality.id, { ...trip, ...handedIn });
  await publishWherePublic(work, saved, publish);
}

/** What became of the trip, and what those whose it is are told. */
interface Carried {
  readonly saved: Trip;
  readonly news: News | null;
}

async function requestRuled(work: Work, whole: Ruling): Promise<Carried> {
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
  const late = trip.startOn !== null && submission.meetsOn > trip.startOn;
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

/** Whether the council is asked yet, since a rule of the term is broken that it alone departs from: a committee's approval goes on to it. */
async function goesOnForTerm(work: Work, trip: Trip, { id, committeeId }: Submission): Promise<boolean> {
  const { profile } = work.municipality;
  if (isCouncil(profile, committeeId)) return false;
  const asked = { ...trip, ...(await askedOf(work, trip, { id })) };
  const earlier = await termSoFar(work, asked);
  const steps = stepsInTerm({ trip: asked, profile, today: work.today, earlier });
  return steps.some(({ reason }) => reason.code === "above-term-limit");
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

async function reportRuled(work: Work, whole: Ruling): Promise<Carried> {
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

function held(work: Work, submission: Submission): Promise<Trip> {
  return readTrip(work.tx, work.municipality.id, submission.subject.id as TripId, "hold");
}
