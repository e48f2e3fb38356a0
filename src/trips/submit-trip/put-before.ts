import type { Submission } from "../../decisions/index.ts";
import { requireRoleOver, revokeLinks, type Work } from "../../identity/index.ts";
import { Conflict, type Fault, Invalid } from "../../kernel/index.ts";
import { inHandsOf } from "../four-eyes.ts";
import { taken } from "../may.ts";
import { missingForReport } from "../missing-report.ts";
import { needsNewRuling } from "../obligations/needs-new-ruling.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import { askedHash } from "../request-fixed.ts";
import { journeyFaults } from "../settled-from.ts";
import { answerPurpose } from "../staff-visit/submit-staff-visit.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import { askedBy, ownedOf, type Trip, type TripId } from "../trip.ts";
import { reportWriters } from "../write-report/may-write-report.ts";
import { askedChange } from "./asked-change.ts";
import { keepCameOf } from "./came-of.store.ts";

/** A request is put before a committee: it is the committee's from then on. @throws Conflict `approved-already`; what `taken` refuses */
export async function requestSubmitted(work: Work, submission: Submission): Promise<void> {
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
export function reportFaults({ today }: Work, trip: Trip): readonly Fault[] {
  return [...journeyFaults(trip, today), ...missingForReport(trip.report)];
}

/** A report is handed in to its committee. @throws Forbidden `role-needed`; Conflict `trip-status`, `report-settled`; Invalid `report-incomplete` */
export async function reportSubmitted(work: Work, submission: Submission, publish: PublishTrip): Promise<void> {
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

/** The trip that a submission is about, held. */
export function held(work: Work, submission: Submission): Promise<Trip> {
  return readTrip(work.tx, work.municipality.id, submission.subject.id as TripId, "hold");
}
