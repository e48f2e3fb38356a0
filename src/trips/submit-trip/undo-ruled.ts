import { postingsOf } from "../../accounts/index.ts";
import type { Ruling } from "../../decisions/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import type { Trip, TripId } from "../trip.ts";
import { asPaid, commitApproved, releaseRest } from "../trip-accounts/trip-pot.ts";
import { type Ruled, readRuled } from "./ruled.store.ts";

const why = "beslutningen er rettet";

/**
 * Puts a trip back where it stood before a ruling that was entered wrongly: its status, its tracks, what is approved and what
 * may be public. What was planned since is kept. @throws Conflict `ruling-overtaken` where it has gone on since
 */
export async function undoRuled(work: Work, { submission }: Ruling): Promise<void> {
  const { tx, municipality, now } = work;
  const trip = await readTrip(tx, municipality.id, submission.subject.id as TripId, "hold");
  const ruled = await readRuled(tx, municipality.id, submission.id);
  if (ruled === null || (await isOvertaken(work, trip, ruled))) throw new Conflict("ruling-overtaken");
  const { stood, left } = ruled;
  const saved = await saveTrip(tx, municipality.id, { ...trip, ...stood, updatedAt: now });
  if (submission.about === "request" && left.status === "approved") await undoCommitment(work, saved);
  await trace(work, {
    action: "trips.undo-ruling",
    subject: submission.subject,
    before: { status: trip.status, accountsTrack: trip.accountsTrack, reportTrack: trip.reportTrack },
    after: { status: saved.status, accountsTrack: saved.accountsTrack, reportTrack: saved.reportTrack },
  });
}

/** Cancelled, sent again, reported on, or booked on, where without the ruling there would be no accounts. */
async function isOvertaken(work: Work, trip: Trip, { stood, left }: Ruled): Promise<boolean> {
  const hasMoved =
    trip.status !== left.status || trip.accountsTrack !== left.accountsTrack || trip.reportTrack !== left.reportTrack;
  if (hasMoved || stood.accountsTrack === left.accountsTrack) return hasMoved;
  return (await postingsOf(work.tx, work.municipality.id, { type: "trip", id: trip.id })).length > 0;
}

/** What was set aside is freed; what an earlier approval had set aside is set aside again. */
async function undoCommitment(work: Work, trip: Trip): Promise<void> {
  if (trip.approved && trip.publicPlan) await commitApproved(work, asPaid(trip), why);
  else await releaseRest(work, trip, why);
}
