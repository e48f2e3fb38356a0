import { isDeepStrictEqual } from "node:util";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict, type Fault, Forbidden, fault, Invalid } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { refuseCpr, typedMarks } from "../../records/index.ts";
import { type AsksErased, askAboutErased, type Publication } from "../../register/index.ts";
import { mayCorrect } from "../correct-trip/correct-trip.ts";
import { missingForReport } from "../missing-report.ts";
import { openTrip } from "../open-trip.ts";
import { words } from "../plan.ts";
import { entryNow, type PublishTrip, takenDown } from "../publish-trip/publish-trip.ts";
import { saveTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { followUpFaults, reportSchema } from "./write-report.ts";

/** The whole report as it is to be, and why it is corrected: the reason is public. */
export const reportCorrectionSchema = reportSchema.extend({ reason: words(2000) });

/** What keeps someone from correcting a report that is settled, for the link and for the guard; `null` when they may. */
export function reportCorrectionRefusal(work: Pick<Work, "who">, trip: Trip): Forbidden | Conflict | null {
  if (!mayCorrect(work.who, trip)) return new Forbidden("role-needed");
  return trip.reportTrack === "settled" ? null : new Conflict("report-not-settled");
}

/** What is wrong with a correction: what a report owes, and its reason. */
export function reportCorrectionFaults(work: Pick<Work, "today">, trip: Trip, given: unknown): readonly Fault[] {
  const read = checked(reportCorrectionSchema, given);
  if ("faults" in read) return read.faults;
  const { reason, ...report } = read.value;
  return [
    ...missingForReport(report),
    ...typedMarks(read.value, trip.report),
    ...followUpFaults(trip, report.followUpOn, work.today),
    ...(reason.trim() === "" ? [fault("reason-missing", {}, "reason")] : []),
  ];
}

interface Corrected extends Publication {
  readonly trip: Trip;
  readonly reason: string;
}

/**
 * Corrects a settled report: a new version of what is public, with its reason, at once; the trip stands as it stood, and edits
 * of what is planned go their own way.
 * @throws what `reportCorrectionRefusal` refuses; Conflict `version-passed`, `taken-down`, `report-not-public` while the
 * minutes that settled it wait, `nothing-to-correct`; Invalid with all that is wrong
 */
export async function correctReport(
  work: Work,
  id: TripId,
  {
    from,
    given: sent,
    publish,
    asks = null,
  }: {
    readonly from: number | null;
    readonly given: unknown;
    readonly publish: PublishTrip;
    readonly asks?: AsksErased | null;
  },
): Promise<Corrected> {
  const { tx, municipality, now } = work;
  const trip = await openTrip(work, id, "hold");
  const refusal = reportCorrectionRefusal(work, trip);
  if (refusal instanceof Forbidden) throw refusal;
  const read = checked(reportCorrectionSchema, sent);
  if ("faults" in read) throw new Invalid(read.faults);
  if (refusal) throw refusal;
  if (from !== null && from !== trip.version) throw new Conflict("version-passed", { now: trip.version });
  refuseCpr(sent);
  const faults = reportCorrectionFaults(work, trip, sent);
  if (faults.length > 0) throw new Invalid(faults);
  const { reason: given, ...report } = read.value;
  const reason = given.trim();
  await askAboutErased(work, asks, { subject: { type: "trip", id }, typed: { ...report, reason }, stood: trip.report });
  if (await takenDown(work, id)) throw new Conflict("taken-down");
  if (!(await entryNow(work, trip))?.report) throw new Conflict("report-not-public");
  if (isDeepStrictEqual(report, trip.report)) throw new Conflict("nothing-to-correct");
  const saved = await saveTrip(tx, municipality.id, { ...trip, report, updatedAt: now });
  await trace(work, {
    action: "trips.correct-report",
    subject: { type: "trip", id },
    before: trip.report,
    after: { ...report, reason },
  });
  const published = await publish(work, saved, reason);
  if (!published) throw new Conflict("report-not-public");
  return { ...published, trip: saved, reason };
}
