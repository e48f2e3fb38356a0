import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict, type DateOn, type Fault, fault, Invalid, implausibleDays } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { refuseCpr, typedMarks } from "../../records/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { openTrip } from "../open-trip.ts";
import { day, words } from "../plan.ts";
import { saveTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { reportRefusal } from "./may-write-report.ts";

export const reportSchema = z.strictObject({
  aim: words(20_000),
  outcome: words(20_000),
  change: words(20_000),
  followUpOn: day.nullable().default(null),
});

/** What is wrong with the day to follow up on: it comes after the journey, and is still to come, unless it was written before. */
export function followUpFaults(
  { endOn, report }: Pick<Trip, "endOn" | "report">,
  followUpOn: DateOn | null,
  today: DateOn,
): readonly Fault[] {
  const far = implausibleDays({ followUpOn }, today);
  if (followUpOn === null || far.length > 0 || followUpOn === report?.followUpOn) return far;
  if (endOn && followUpOn < endOn) return [fault("follow-up-before-return", {}, "followUpOn")];
  return followUpOn < today ? [fault("follow-up-over", {}, "followUpOn")] : [];
}

/**
 * Writes or rewrites the report, until it is sent to its committee or settled. A draft may be incomplete.
 * @throws what `reportRefusal` refuses; Conflict `version-passed`; Invalid with all that is wrong
 */
export async function writeReport(
  work: Work,
  id: TripId,
  from: number | null,
  given: unknown,
  asks: AsksErased | null = null,
): Promise<Trip> {
  const { tx, municipality, now, today } = work;
  const trip = await openTrip(work, id, "hold");
  const refusal = reportRefusal(work, trip);
  if (refusal) throw refusal;
  if (from !== null && from !== trip.version) throw new Conflict("version-passed", { now: trip.version });
  refuseCpr(given);
  const read = checked(reportSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  const wrong = [...typedMarks(read.value, trip.report), ...followUpFaults(trip, read.value.followUpOn, today)];
  if (wrong.length > 0) throw new Invalid(wrong);
  // Saved again as it stands, it is no new version to whoever has it open elsewhere.
  if (isDeepStrictEqual(read.value, trip.report)) return trip;
  await askAboutErased(work, asks, { subject: { type: "trip", id }, typed: read.value, stood: trip.report });
  const saved = await saveTrip(tx, municipality.id, { ...trip, report: read.value, updatedAt: now });
  await trace(work, {
    action: "trips.write-report",
    subject: { type: "trip", id },
    before: trip.report,
    after: read.value,
  });
  return saved;
}
