import type { Ruling } from "../../decisions/index.ts";
import type { Work } from "../../identity/index.ts";
import { cameOfRulings } from "../submit-trip/came-of.store.ts";
import { readRuled } from "../submit-trip/ruled.store.ts";
import type { Trip } from "../trip.ts";

/**
 * A trip as it may be public, planned as it was approved or corrected. While the minutes of a change wait, as it stood before
 * that was ruled on: what happens to the trip meanwhile is public, and nothing of the change (docs/decisions/0022). `null` where
 * nothing of it may be.
 */
export async function publicStanding(work: Work, trip: Trip, rulings: readonly Ruling[]): Promise<Trip | null> {
  const { publicPlan } = trip;
  if (publicPlan === null) return null;
  const waiting = await firstWaiting(work, trip, rulings);
  if (!waiting) return { ...trip, ...publicPlan };
  const ruled = await readRuled(work.tx, work.municipality.id, waiting.submission.id);
  if (!ruled?.stood.publicPlan) return null;
  const { stood, left } = ruled;
  // Cancelled or completed since is a fact; where it stands by the ruling alone waits with that.
  const status = trip.status === left.status ? stood.status : trip.status;
  return { ...trip, ...ruled.stood.publicPlan, approved: stood.approved, status };
}

/**
 * The first approval whose minutes wait; what a later, confirmed change settled stands by itself, once the trip does. One that only carried the
 * request onwards approved nothing: it neither waits nor stands. A trip that no committee ruled on waits for nothing.
 */
export async function firstWaiting(
  { tx, municipality }: Work,
  trip: Trip,
  rulings: readonly Ruling[],
): Promise<Ruling | null> {
  const approvals = rulings.filter((one) => one.submission.about === "request" && one.ruling === "approved");
  if (approvals.every((one) => one.confirmedAt !== null)) return null;
  const kept = await cameOfRulings(tx, municipality.id, trip.id);
  const cameOf = (one: Ruling) => kept.get(one.submission.id)?.came;
  // No change of it stands before the trip itself does.
  const first = approvals.filter((one) => cameOf(one) === "settled" && kept.get(one.submission.id)?.change === null);
  if (first[0] && first.every((one) => one.confirmedAt === null)) return first[0];
  const stands = approvals.findLastIndex((one) => one.confirmedAt !== null && cameOf(one) === "settled");
  // Where it is not known what came of one whose minutes wait, it waits.
  const since = approvals.slice(stands + 1);
  return since.find((one) => one.confirmedAt === null && cameOf(one) !== "carried-on") ?? null;
}
