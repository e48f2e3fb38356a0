import { handsOf, requireRole, trace, type Work } from "../../identity/index.ts";
import { newId } from "../../kernel/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { laidUpon } from "../drafting.ts";
import { refuseUnknownPartners } from "../known-codes.ts";
import { emptyPlan } from "../plan.ts";
import { tracedPlan } from "../traced-plan.ts";
import { addTrip } from "../trip.store.ts";
import type { Trip } from "../trip.ts";
import { typedOfPlan } from "../typed-of-plan.ts";
import { copied } from "./copied.ts";
import { located } from "./located.ts";

/**
 * Starts a trip as a draft. Nothing is required yet; what is given must be right.
 * @param madeBy whose it is; `null` for what is known from elsewhere
 * @throws Invalid with all that is wrong
 */
export async function createTrip(
  work: Work,
  given: unknown,
  madeBy: string | null = work.who.actor.id,
  stood?: unknown,
  asks: AsksErased | null = null,
): Promise<Trip> {
  requireRole(work.who, ["coordinator", "secretary", "manager", "employee"]);
  const { now, today, municipality } = work;
  const empty: Trip = {
    id: newId(now.getTime()),
    version: 1,
    lang: municipality.profile.languages[0] ?? "da",
    kind: null,
    direction: "out",
    status: "draft",
    endedUnsent: false,
    accountsTrack: "not-owed",
    reportTrack: "not-owed",
    caseNumber: null,
    title: "",
    committeeId: null,
    unitId: null,
    startOn: null,
    endOn: null,
    plan: emptyPlan,
    approved: null,
    publicPlan: null,
    report: null,
    reportHandedInOn: null,
    createdAt: now,
    createdBy: madeBy,
    hands: madeBy === null ? [] : handsOf(work.who).filter((id) => id !== madeBy),
    updatedAt: now,
  };
  const trip = await located(work.tx, municipality.profile, laidUpon(empty, given, municipality.profile, today, stood));
  await refuseUnknownPartners(work, empty, trip);
  await askAboutErased(work, asks, typedOfPlan(null, trip));
  await addTrip(work.tx, municipality.id, trip);
  // Who made it is the act's own actor; nothing has ended, and nothing is handed in.
  const { createdBy: _, endedUnsent: __, hands: ___, reportHandedInOn: ____, ...after } = trip;
  await trace(work, {
    action: "trips.create",
    subject: { type: "trip", id: trip.id },
    after: { ...after, plan: tracedPlan(after.plan) },
  });
  return trip;
}

/** A draft from an earlier trip. What was erased there stands erased here too. @throws as `createTrip` */
export async function copyTrip(work: Work, earlier: Trip): Promise<Trip> {
  const given = copied(earlier);
  return createTrip(work, given, work.who.actor.id, given);
}
