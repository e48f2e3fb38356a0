import { z } from "zod";
import { hasRoleOver, trace, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { openTrip } from "../open-trip.ts";
import { words } from "../plan.ts";
import { ownedOf, type TripId } from "../trip.ts";
import { saveFollowUp } from "./follow-up.store.ts";

export const followUpSchema = z.strictObject({ text: words(20_000).pipe(z.string().min(1, { message: "missing" })) });
export const followUpWriters: readonly RoleName[] = ["coordinator", "secretary", "councillor", "manager"];

/** Writes what became of a trip whose report is settled; its follow-up is then no longer owed. @throws Conflict `report-not-settled` */
export async function followUpTrip(work: Work, id: TripId, text: string): Promise<void> {
  const { tx, municipality, now } = work;
  const trip = await openTrip(work, id, "hold");
  if (!hasRoleOver(work.who, ownedOf(trip), followUpWriters)) throw new Forbidden("role-needed");
  if (trip.reportTrack !== "settled") throw new Conflict("report-not-settled");
  await saveFollowUp(tx, {
    municipalityId: municipality.id,
    tripId: id,
    text,
    writtenAt: now,
    writtenBy: work.who.actor.id,
  });
  await trace(work, { action: "trips.follow-up", subject: { type: "trip", id }, after: { text } });
}
