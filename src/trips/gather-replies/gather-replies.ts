import type { Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import type { AsksErased } from "../../register/index.ts";
import {
  type ContributionField,
  handOutSurveyLink,
  type InvitationId,
  type Invited,
  invite,
  revokeInvitation,
  type SurveyLinkAsked,
  takeLines,
} from "../../replies/index.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip, TripId } from "../trip.ts";
import { isSent, reportRefusal } from "../write-report/may-write-report.ts";
import { writeReport } from "../write-report/write-report.ts";
import { shownToReplies, subjectOf } from "./trip-replies.ts";

/** The trip, held, if this person may write its report: who writes it asks for lines and takes them in. */
async function reportedTrip(work: Work, id: TripId): Promise<Trip> {
  const trip = await openTrip(work, id, "hold");
  const refusal = reportRefusal(work, trip);
  if (refusal) throw refusal;
  return trip;
}

/**
 * The trip, if this person may see who was asked and what they sent: those who write its report, and they after it is sent
 * or settled too.
 * @param told a conflict that the answer tells of beside what was typed, instead of being nothing else
 */
export async function gatheredTrip(work: Work, id: TripId, hold?: "hold", told?: Conflict): Promise<Trip> {
  const trip = await openTrip(work, id, hold);
  const refusal = reportRefusal(work, trip);
  if (refusal && !isSent(refusal) && refusal.code !== told?.code) throw refusal;
  return trip;
}

/** Asks one who travelled for lines to the report. */
export async function inviteTraveller(work: Work, id: TripId, given: unknown, baseOf: BaseOf): Promise<Invited> {
  const trip = await reportedTrip(work, id);
  return invite(work, subjectOf(trip), shownToReplies(work, trip), given, baseOf);
}

export async function closeInvitation(work: Work, id: TripId, invitation: InvitationId): Promise<void> {
  await revokeInvitation(work, subjectOf(await reportedTrip(work, id)), invitation);
}

/** A survey's link for one who was asked for lines, by mail or to hand over; after the report is settled as well. */
export async function handOutTripSurvey(
  work: Work,
  id: TripId,
  baseOf: BaseOf,
  asked: SurveyLinkAsked,
): Promise<string | null> {
  const trip = await gatheredTrip(work, id, "hold");
  return handOutSurveyLink(work, subjectOf(trip), shownToReplies(work, trip), baseOf, asked);
}

/** Whether somebody's lines stand in a report's field as they were sent. */
export function holdsLines(text: string, lines: string): boolean {
  return `\n${text.trim()}\n`.includes(`\n${lines.trim()}\n`);
}

/** A report's field with somebody's lines below what stands there; as it is where they stand there already. */
export function withLines(before: string, lines: string): string {
  if (holdsLines(before, lines)) return before;
  return before.trim() === "" ? lines : `${before.trimEnd()}\n\n${lines}`;
}

/**
 * Puts somebody's lines below what the stored report says in a field, once: asked again it changes nothing.
 * @throws Conflict `lines-taken` when they were taken in and have been written over since: nobody wants them a second time;
 * as `writeReport`
 */
export async function takeIntoReport(
  work: Work,
  id: TripId,
  invitation: InvitationId,
  field: ContributionField,
  asks: AsksErased | null = null,
): Promise<Trip> {
  const trip = await reportedTrip(work, id);
  const lines = await takeLines(work, subjectOf(trip), invitation, field);
  const report = trip.report ?? { aim: "", outcome: "", change: "", followUpOn: null };
  if (holdsLines(report[field], lines.text)) return trip;
  if (lines.again) throw new Conflict("lines-taken");
  return writeReport(work, id, null, { ...report, [field]: withLines(report[field], lines.text) }, asks);
}
