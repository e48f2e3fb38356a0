import { takeBack } from "../../decisions/index.ts";
import { hasRoleOver, trace, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden } from "../../kernel/index.ts";
import { openTrip } from "../open-trip.ts";
import { type PublishTrip, publishWherePublic } from "../publish-trip/publish-trip.ts";
import { saveTrip } from "../trip.store.ts";
import { ownedOf, type Trip, type TripId } from "../trip.ts";
import { reportWriters } from "../write-report/may-write-report.ts";

/** What keeps somebody from taking a report back to change it, for the button and for the guard; `null` when they may. */
export function reportBackRefusal(work: Pick<Work, "who">, trip: Trip): Forbidden | Conflict | null {
  if (!hasRoleOver(work.who, ownedOf(trip), reportWriters)) return new Forbidden("role-needed");
  return trip.reportTrack === "submitted" ? null : new Conflict("report-not-submitted");
}

/**
 * Takes a report back from its committee, so that it can be changed and sent again: what is ruled on is what was sent. It
 * leaves the agenda it is on, if it still is on one, and is not handed in any more in public. @throws Forbidden `role-needed`; Conflict `report-not-submitted`
 */
export async function takeReportBack(work: Work, id: TripId, publish: PublishTrip): Promise<Trip> {
  const subject = { type: "trip", id };
  // The case before its trip, as where it is ruled on: of two at once one waits. What is refused below undoes it.
  await takeBack(work, subject, "report");
  const trip = await openTrip(work, id, "hold");
  const refusal = reportBackRefusal(work, trip);
  if (refusal) throw refusal;
  const reportTrack = "owed";
  const changes = { reportTrack, reportHandedInOn: null, updatedAt: work.now } as const;
  const saved = await saveTrip(work.tx, work.municipality.id, { ...trip, ...changes });
  const before = { reportTrack: trip.reportTrack };
  await trace(work, { action: "trips.take-back-report", subject, before, after: { reportTrack } });
  await publishWherePublic(work, saved, publish);
  return saved;
}
