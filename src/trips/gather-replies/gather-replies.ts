import type { Work } from "../../identity/index.ts";
import type { Conflict } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import {
  type ContributionField,
  handOutSurveyLink,
  type InvitationId,
  type Invited,
  invite,
  revokeInvitation,
  takeLines,
} from "../../replies/index.ts";
import { openTrip } from "../open-trip.ts";
import type { Trip, TripId } from "../trip.ts";
import { reportRefusal } from "../write-report/may-write-report.ts";
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
 * The trip, if this person may see who was asked and what they sent: those who write its report, and they after it is
 * settled too.
 * @param told a conflict that the answer tells of beside what was typed, instead of being nothing else
 */
export async function gatheredTrip(work: Work, id: TripId, hold?: "hold", told?: Conflict): Promise<Trip> {
  const trip = await openTrip(work, id, hold);
  const refusal = reportRefusal(work, trip);
  if (refusal && refusal.code !== "report-settled" && refusal.code !== told?.code) throw refusal;
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

/** A survey's link for somebody without a known address; after the report is settled as well. */
export async function handOutTripSurvey(work: Work, id: TripId, baseOf: BaseOf, lang?: Lang): Promise<string> {
  const trip = await gatheredTrip(work, id, "hold");
  return handOutSurveyLink(work, subjectOf(trip), shownToReplies(work, trip), baseOf, lang);
}

/** A report's field with somebody's lines below what stands there. */
export function withLines(before: string, lines: string): string {
  return before.trim() === "" ? lines : `${before.trimEnd()}\n\n${lines}`;
}

/** Puts somebody's lines below what the stored report says in a field. */
export async function takeIntoReport(
  work: Work,
  id: TripId,
  invitation: InvitationId,
  field: ContributionField,
): Promise<Trip> {
  const trip = await reportedTrip(work, id);
  const lines = await takeLines(work, subjectOf(trip), invitation, field);
  const report = trip.report ?? { aim: "", outcome: "", change: "", followUpOn: null };
  return writeReport(work, id, null, { ...report, [field]: withLines(report[field], lines) });
}
