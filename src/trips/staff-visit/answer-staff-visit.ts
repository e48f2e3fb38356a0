import { type Link, mailboxOf, readWho, revokeLinks, takeLink, trace, type Work } from "../../identity/index.ts";
import { Conflict, type DateOn, Forbidden, fault, Invalid, isId, NotFound } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type BaseOf, type Profile, settingOn } from "../../profile/index.ts";
import { post, refuseCpr } from "../../records/index.ts";
import type { Publication } from "../../register/index.ts";
import { isAfterStart } from "../after-start.ts";
import { requireFourEyes } from "../four-eyes.ts";
import { taken } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { askedChange } from "../submit-trip/asked-change.ts";
import { tracksOf } from "../tracks.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import { type Approved, approvalOf, byManagerBefore, publicPlanOf, type Trip, type TripId } from "../trip.ts";
import { commitApproved, holdPotsToCommit } from "../trip-accounts/trip-pot.ts";
import { refuseWithCommittee } from "../with-committee.ts";
import { lastSent } from "./change-asked.ts";
import { rammerAsked, rammerMark } from "./ramme-asked.ts";
import { type Answered, answerMail } from "./staff-visit.mails.ts";
import { answerPurpose } from "./submit-staff-visit.ts";
import { asManager, requireByManager } from "./who-answers.ts";

export interface StaffVisitAnswer {
  readonly decision: "approve" | "send-back";
  /** Why it comes back; not asked for when it is approved. */
  readonly reason: string;
  /** The version that is answered; `null` where the answer names none. */
  readonly version?: number | null;
  /** The figures of the *rammer* that were read (`rammerMark`); `null` where the answer names none. */
  readonly rammer?: string | null;
}

/** @throws Conflict `version-passed` where what is answered is not what was read */
export function refusePassed({ version }: Trip, { version: seen = null }: StaffVisitAnswer): void {
  if (seen !== null && seen !== version) throw new Conflict("version-passed", { now: version });
}

/**
 * Nobody takes a *ramme* below zero by figures that have moved since: the pots are held before they are compared, so that of
 * two answers at once the second reads what the first set aside.
 * @param next as the answer leaves the trip @throws Conflict `ramme-moved`
 */
async function refuseMoved(
  work: Work,
  trip: Trip,
  next: Trip,
  { decision, rammer: seen = null }: StaffVisitAnswer,
): Promise<void> {
  if (decision !== "approve" || seen === null) return;
  await holdPotsToCommit(work, next);
  if (rammerMark(await rammerAsked(work, trip)) !== seen) throw new Conflict("ramme-moved");
}

export interface AnsweredVisit {
  readonly trip: Trip;
  /** What was answered: a trip whose change was sent back is as approved as one whose change was approved. */
  readonly decision: StaffVisitAnswer["decision"];
  /** Since when an approval stood that a change of was asked for; `null` where the trip itself was. */
  readonly stoodSince: DateOn | null;
  /** `null` where nothing became public. */
  readonly publication: Publication | null;
}

/**
 * A manager's answer, whichever way it comes. Approving publishes what the profile says and starts what is owed; every open
 * link about the visit is closed; who asked is told.
 * @param baseOf where the letter leads; without it it names the desk alone
 * @throws Conflict `with-committee`, `not-by-manager`, `late-request-refused`, `ramme-moved`; Invalid `send-back-reason-missing`; what `taken` refuses
 */
export async function answerStaffVisit(
  work: Work,
  id: TripId,
  answer: StaffVisitAnswer,
  publish: PublishTrip,
  baseOf?: BaseOf,
): Promise<AnsweredVisit> {
  const { decision, reason } = answer;
  const { tx, municipality, now, today } = work;
  const { profile } = municipality;
  const trip = await openTrip(work, id, "hold");
  // The table lets a secretary approve what a committee has ruled; a staff visit is its manager's alone.
  const manager = await asManager(work, trip);
  if (!manager) throw new Forbidden("role-needed");
  await requireFourEyes(work, trip);
  refusePassed(trip, answer);
  refuseCpr({ reason });
  await refuseWithCommittee(work, trip);
  const status = taken(manager, trip, decision);
  requireByManager(trip, profile, today);
  const next = decided(work, trip, decision);
  await refuseMoved(work, trip, next, answer);
  if (decision === "send-back" && reason.trim() === "")
    throw new Invalid([fault("send-back-reason-missing", { about: "trip" }, "reason")]);
  const saved = await saveTrip(tx, municipality.id, { ...next, status, updatedAt: now });
  await revokeLinks(tx, municipality.id, answerPurpose, id, now);
  await trace(work, {
    action: `trips.${decision}`,
    subject: { type: "trip", id },
    before: { status: trip.status },
    after: { status, ...(decision === "send-back" && { reason }) },
  });
  if (decision === "approve") await commitApproved(work, saved, `Lederens godkendelse, ${formatsIn("da").date(today)}`);
  const publication = decision === "approve" ? await publish(work, saved, null) : null;
  const stoodSince = trip.approved?.on ?? null;
  await tellWhoAsked(work, saved, { reason: decision === "approve" ? null : reason.trim(), stoodSince }, baseOf);
  return { trip: saved, decision, stoodSince, publication };
}

/** What approving writes down beside the status: what was approved, and what is owed from now on. */
function decided({ municipality, today }: Work, trip: Trip, decision: StaffVisitAnswer["decision"]): Trip {
  if (decision === "send-back") return trip;
  const { profile } = municipality;
  const late = isAfterStart(today, trip);
  if (late && settingOn(profile, "lateRequest", today).value === "refused") throw new Conflict("late-request-refused");
  const tracks = trip.approved === null ? tracksOf(trip, profile, today) : {};
  const approved = { ...approvalOf(trip, today), ...byManager(trip, profile, today) };
  // What is asked for next is another matter, in other hands.
  return { ...trip, ...tracks, approved, hands: [], publicPlan: publicPlanOf(trip) };
}

/** The day of a manager's first approval, and each change that a manager has approved since with the day of it. */
function byManager(trip: Trip, profile: Profile, today: DateOn): Pick<Approved, "byManagerOn" | "changesByManager"> {
  const change = askedChange(trip, profile);
  if (trip.approved === null || change === null) return { byManagerOn: today };
  const { changesByManager = [] } = trip.approved;
  return { ...byManagerBefore(trip), changesByManager: [...changesByManager, { on: today, change }] };
}

/** Whoever made the trip and whoever sent it hear the answer: of a change they are often not the same. */
async function tellWhoAsked(work: Work, trip: Trip, answer: Answered, baseOf?: BaseOf): Promise<void> {
  const { tx, municipality, now } = work;
  const sender = (await lastSent(work, trip))?.actorId ?? null;
  for (const person of new Set([sender, trip.createdBy])) {
    const to = person && isId<"person">(person) ? await mailboxOf(tx, municipality.id, person) : null;
    if (!person || !to) continue;
    const isTheirs = sender === null || person === sender;
    const payload = answerMail(trip, municipality, to, { ...answer, isTheirs }, baseOf);
    const key = `trips.answered ${trip.id} ${trip.version} ${person}`;
    await post(tx, municipality.id, { kind: "mail", key, payload }, now);
  }
}

/**
 * Answers by the link in the letter: uses it up, and acts with what its holder may answer today, in the one transaction. A
 * refused answer leaves the link as it was.
 * @throws NotFound `link-unknown`; Forbidden `manager-no-longer`; Conflict `link-used`, `link-expired`, `link-revoked`
 */
export async function answerByLink(
  work: Work,
  token: string,
  answer: StaffVisitAnswer,
  publish: PublishTrip,
  baseOf?: BaseOf,
): Promise<AnsweredVisit> {
  const { tx, municipality, now } = work;
  const link = await takeLink(tx, municipality.id, answerPurpose, token, now);
  const { trip, as } = await asHolder(work, link);
  return answerStaffVisit(as, trip.id, answer, publish, baseOf);
}

/**
 * The visit that a link is about, and the same work as its holder: with the manager's roles they have today, and those of whom
 * they stand in for. Who has stopped answering for the unit since the letter was sent neither answers nor looks.
 * @throws NotFound `link-unknown`; Forbidden `manager-no-longer`
 */
export async function asHolder(work: Work, link: Link): Promise<{ readonly trip: Trip; readonly as: Work }> {
  const { tx, municipality } = work;
  const person = link.personId && (await readWho(tx, municipality.id, link.personId));
  if (!person) throw new NotFound("link-unknown");
  const trip = await readTrip(tx, municipality.id, link.subjectId as TripId);
  const manager = await asManager({ ...work, who: person }, trip);
  if (!manager) throw new Forbidden("manager-no-longer");
  const grants = manager.who.grants.filter((one) => one.role === "manager");
  return { trip, as: { ...work, who: { actor: { ...person.actor, kind: "link" }, grants } } };
}
