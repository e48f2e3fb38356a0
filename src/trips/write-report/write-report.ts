import { z } from "zod";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict, Invalid, implausibleDays } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { refuseCpr } from "../../records/index.ts";
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

/**
 * Writes or rewrites the report, until it is sent to its committee or settled. A draft may be incomplete.
 * @throws what `reportRefusal` refuses; Conflict `version-passed`; Invalid with all that is wrong
 */
export async function writeReport(work: Work, id: TripId, from: number | null, given: unknown): Promise<Trip> {
  const { tx, municipality, now, today } = work;
  const trip = await openTrip(work, id, "hold");
  const refusal = reportRefusal(work, trip);
  if (refusal) throw refusal;
  if (from !== null && from !== trip.version) throw new Conflict("version-passed", { now: trip.version });
  refuseCpr(given);
  const read = checked(reportSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  const far = implausibleDays({ followUpOn: read.value.followUpOn }, today);
  if (far.length > 0) throw new Invalid(far);
  const saved = await saveTrip(tx, municipality.id, { ...trip, report: read.value, updatedAt: now });
  await trace(work, {
    action: "trips.write-report",
    subject: { type: "trip", id },
    before: trip.report,
    after: read.value,
  });
  return saved;
}
