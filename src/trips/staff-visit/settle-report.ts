import { takeBack } from "../../decisions/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden, fault, Invalid } from "../../kernel/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { refuseCpr } from "../../records/index.ts";
import { requireFourEyes } from "../four-eyes.ts";
import { missingForReport } from "../missing-report.ts";
import { openTrip } from "../open-trip.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import { journeyFaults } from "../settled-from.ts";
import { type News, tell } from "../tell/tell.ts";
import { afterTracks } from "../tracks.ts";
import { saveTrip } from "../trip.store.ts";
import type { ReportTrack, Trip, TripId } from "../trip.ts";
import { refusePassed, type StaffVisitAnswer } from "./answer-staff-visit.ts";
import { asManager, isReportByManager } from "./who-answers.ts";

const waiting: readonly ReportTrack[] = ["owed", "submitted", "sent-back"];

/**
 * A manager's answer to a report, for the kinds where the profile lets managers settle it. Settled, it is public at once; either
 * way it leaves the agenda that it may be on.
 * @throws Forbidden `role-needed`; Conflict `report-not-by-manager`, `trip-status`; Invalid `report-incomplete`, `send-back-reason-missing`, `journey-not-over`
 */
export async function settleReport(
  work: Work,
  id: TripId,
  answer: StaffVisitAnswer,
  publish: PublishTrip,
  baseOf?: BaseOf,
): Promise<Trip> {
  const { decision, reason } = answer;
  const { tx, municipality, now, today } = work;
  // The case before its trip, as where it is ruled on: of two at once one waits. What is refused below undoes it.
  await takeBack(work, { type: "trip", id }, "report");
  const trip = await openTrip(work, id, "hold");
  if (!(await asManager(work, trip))) throw new Forbidden("role-needed");
  // Of a report it is whoever asked to go who does not settle it; a manager may put it right.
  await requireFourEyes(work, { ...trip, hands: [] });
  refusePassed(trip, answer);
  refuseCpr({ reason });
  if (!isReportByManager(trip, municipality.profile, today)) throw new Conflict("report-not-by-manager");
  if (trip.status !== "approved" || !waiting.includes(trip.reportTrack))
    throw new Conflict("trip-status", { status: trip.status, action: "settle-report" });
  const own = decision === "approve" ? missingForReport(trip.report) : reasonMissing(reason);
  const faults = [...journeyFaults(trip, today), ...own];
  if (faults.length > 0) throw new Invalid(faults, "report-incomplete");
  const after: Trip =
    decision === "approve"
      ? { ...trip, reportTrack: "settled" }
      : { ...trip, reportTrack: "sent-back", reportHandedInOn: null };
  const saved = await saveTrip(tx, municipality.id, { ...afterTracks(after), updatedAt: now });
  await trace(work, {
    action: "trips.settle-report",
    subject: { type: "trip", id },
    before: { reportTrack: trip.reportTrack, status: trip.status },
    after: { reportTrack: saved.reportTrack, status: saved.status, reason },
  });
  await tell(work, saved, settledNews(decision, reason), baseOf);
  if (decision === "approve") await publish(work, saved, null);
  else if (trip.reportHandedInOn !== null) await publishWherePublic(work, saved, publish);
  return saved;
}

/** Those who owe the report: whoever asked to go, and who sees to it with them. */
function settledNews(decision: StaffVisitAnswer["decision"], reason: string): News {
  if (decision === "approve")
    return { subject: "Rapporten er godkendt", lines: ["Rapporten er godkendt og offentlig nu."], roles: [] };
  const lines = ["Rapporten er sendt tilbage:", reason.trim(), "", "Ret rapporten, og aflever den igen."];
  return { subject: "Rapporten er sendt tilbage", lines, roles: [] };
}

function reasonMissing(reason: string) {
  return reason.trim() === "" ? [fault("send-back-reason-missing", { about: "report" }, "reason")] : [];
}
