import { takeBack } from "../../decisions/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { fault, Invalid } from "../../kernel/index.ts";
import { refuseCpr, typedMarks } from "../../records/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { actionOn, taken, wasSent } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import type { PublishTrip } from "../publish-trip/publish-trip.ts";
import { saveTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { releaseRest } from "../trip-accounts/trip-pot.ts";
import { refuseBooked, refuseMade } from "./was-made.ts";

/**
 * Cancels an open trip, or withdraws a request: it leaves the agenda it is on, and what is public says so at once. What was
 * never sent ends unseen. Of what an import brought and nobody has published the withdrawal takes the trip out.
 * @throws Conflict `trip-made`, `trip-has-postings`; Invalid `reason-missing`, `take-out-reason-missing`, `cpr-found`, `erased-mark`, `name-was-erased`
 */
export async function endTrip(
  work: Work,
  id: TripId,
  action: "cancel" | "withdraw",
  given: string,
  publish: PublishTrip,
  asks: AsksErased | null = null,
): Promise<Trip> {
  const { tx, municipality, now } = work;
  const reason = given.trim();
  // The case before its trip, as where it is ruled on: of two at once one waits. What is refused below undoes it.
  await takeBack(work, { type: "trip", id }, "request");
  // Of a trip that is not made no report is owed, and none is settled.
  if (action === "cancel") await takeBack(work, { type: "trip", id }, "report");
  const trip = await openTrip(work, id, "hold");
  const status = taken(work, trip, action);
  if (action === "cancel") await refuseMade(work, trip);
  const done = actionOn(trip, action) === "take-out" ? "take-out" : action;
  if (done === "take-out") await refuseBooked(work, trip);
  refuseCpr({ reason }, typedMarks({ reason }));
  if (reason === "")
    throw new Invalid([fault(done === "take-out" ? "take-out-reason-missing" : "reason-missing", {}, "reason")]);
  if (trip.approved) await askAboutErased(work, asks, { subject: { type: "trip", id }, typed: { reason } });
  const noReport = action === "cancel" && trip.reportTrack === "submitted";
  const report = noReport ? ({ reportTrack: "owed", reportHandedInOn: null } as const) : {};
  const ended = { ...trip, ...report, status, endedUnsent: !wasSent(trip), updatedAt: now };
  const saved = await saveTrip(tx, municipality.id, ended);
  await trace(work, {
    action: `trips.${done}`,
    subject: { type: "trip", id },
    before: { status: trip.status },
    after: { status, reason },
  });
  // What is withdrawn of an approved trip is a change that is not public: the approval holds, and so does its money.
  if (trip.approved && status !== "approved") {
    await releaseRest(work, saved, "rejsen er aflyst");
    await publish(work, saved, reason);
  }
  return saved;
}
