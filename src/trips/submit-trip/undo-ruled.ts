import { isDeepStrictEqual } from "node:util";
import { postingsOf } from "../../accounts/index.ts";
import type { Ruling, Submission } from "../../decisions/index.ts";
import { trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { afterTracks } from "../tracks.ts";
import { readTrip, saveTrip } from "../trip.store.ts";
import { publicPlanOf, type Trip, type TripId } from "../trip.ts";
import { asPaid, commitApproved, releaseRest } from "../trip-accounts/trip-pot.ts";
import { cameOfRulings } from "./came-of.store.ts";
import { type Ruled, readRuled } from "./ruled.store.ts";

const why = "beslutningen er rettet";

/**
 * Takes back what a ruling that was entered wrongly did to its trip, and nothing else: what was planned, corrected, booked or
 * approved since stays. @throws Conflict `ruling-overtaken` where what it did is no longer as it left it
 */
export async function undoRuled(work: Work, { submission }: Ruling): Promise<void> {
  const { tx, municipality, now } = work;
  const trip = await readTrip(tx, municipality.id, submission.subject.id as TripId, "hold");
  const ruled = await readRuled(tx, municipality.id, submission.id);
  const undone = ruled && (await without(work, trip, ruled, submission));
  if (!undone) throw new Conflict("ruling-overtaken");
  const saved = await saveTrip(tx, municipality.id, { ...undone, updatedAt: now });
  // Another plan is paid for, or none.
  if (undone.publicPlan !== trip.publicPlan) await undoCommitment(work, saved);
  await trace(work, {
    action: "trips.undo-ruling",
    subject: submission.subject,
    before: { status: trip.status, accountsTrack: trip.accountsTrack, reportTrack: trip.reportTrack },
    after: { status: saved.status, accountsTrack: saved.accountsTrack, reportTrack: saved.reportTrack },
  });
}

/** The trip without what the ruling did to it; `null` where it has gone on since. */
function without(work: Work, trip: Trip, ruled: Ruled, { id, about }: Submission): Promise<Trip | null> | Trip | null {
  return about === "report" ? withoutReport(trip, ruled) : withoutRequest(work, trip, ruled, id);
}

/** On a report a ruling moves its track; what is approved and what is public of the plan are none of its doing. */
function withoutReport(trip: Trip, { stood, left }: Ruled): Trip | null {
  if (trip.reportTrack !== left.reportTrack || trip.status === "cancelled") return null;
  return afterTracks({ ...trip, reportTrack: stood.reportTrack });
}

/** On a request it moves the status; a first approval begins the tracks, and each approval is what is approved and may be public. */
async function withoutRequest(
  { tx, municipality }: Work,
  trip: Trip,
  { stood, left, asked }: Ruled,
  id: Submission["id"],
): Promise<Trip | null> {
  const settled = (await cameOfRulings(tx, municipality.id, trip.id)).get(id)?.came === "settled";
  const leftPlan = settled ? publicPlanOf(asked) : stood.publicPlan;
  if (trip.status !== left.status || !isDeepStrictEqual(trip.publicPlan, leftPlan)) return null;
  if (!settled) return { ...trip, status: stood.status };
  const { status, accountsTrack, reportTrack, approved, publicPlan } = stood;
  if (approved !== null) return { ...trip, status, approved, publicPlan };
  if (trip.accountsTrack !== left.accountsTrack || trip.reportTrack !== left.reportTrack) return null;
  // Booked on, where without the ruling there would be no accounts.
  const postings = await postingsOf(tx, municipality.id, { type: "trip", id: trip.id });
  return postings.length > 0 ? null : { ...trip, status, accountsTrack, reportTrack, approved, publicPlan };
}

/** What was set aside is freed; what an earlier approval had set aside is set aside again. */
async function undoCommitment(work: Work, trip: Trip): Promise<void> {
  if (trip.approved && trip.publicPlan) await commitApproved(work, asPaid(trip), why);
  else await releaseRest(work, trip, why);
}
