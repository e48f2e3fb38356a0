import { z } from "zod";
import { rolesOver, trace, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden, Invalid } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { refuseCpr } from "../../records/index.ts";
import { day, words } from "../plan.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import { scopesOf, type Trip, type TripId } from "../trip.ts";

export const reportSchema = z.strictObject({
  aim: words(20_000),
  outcome: words(20_000),
  change: words(20_000),
  followUpOn: day.nullable().default(null),
});

const writers: readonly RoleName[] = ["coordinator", "secretary", "councillor", "manager"];

/** Writes or rewrites the report, until it is settled. A draft may be incomplete; the committee's copy may not. */
export async function writeReport(work: Work, id: TripId, from: number | null, given: unknown): Promise<Trip> {
  const { tx, municipality, now } = work;
  const trip = await readTrip(tx, municipality.id, id, "hold");
  if (!rolesOver(work.who, scopesOf(trip)).some((role) => writers.includes(role))) throw new Forbidden("role-needed");
  if (from !== null && from !== trip.version) throw new Conflict("version-passed", { now: trip.version });
  if (trip.status !== "approved" && trip.status !== "complete")
    throw new Conflict("trip-status", { status: trip.status, action: "write-report" });
  if (trip.reportTrack === "settled") throw new Conflict("report-settled");
  refuseCpr(given);
  const read = checked(reportSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  const saved = await saveTrip(tx, municipality.id, { ...trip, report: read.value, updatedAt: now });
  await trace(work, {
    action: "trips.write-report",
    subject: { type: "trip", id },
    before: trip.report,
    after: read.value,
  });
  return saved;
}
