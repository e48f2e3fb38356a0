import { trace, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden, isId, newId } from "../../kernel/index.ts";
import { eraseWithSubjects, forgetAnswers, keepErasure } from "../../records/index.ts";
import { annexHolder } from "../annexes/annex.ts";
import { eraseDraft } from "../drafts.store.ts";
import { holdOnTrip } from "../hold/hold-trip.ts";
import { asked } from "../may.ts";
import { openTrip } from "../open-trip.ts";
import { eraseSealed } from "../travel-list/travel-list.store.ts";
import type { Trip, TripId } from "../trip.ts";

/** What keeps somebody from erasing a draft, for the button and for the guard: whoever may edit it may, until it is sent. */
export function eraseRefusal(work: Pick<Work, "who" | "municipality">, trip: Trip): Forbidden | Conflict | null {
  const answer = asked(work, trip, "edit");
  if (!answer.allowed && answer.because === "role") return new Forbidden("role-needed");
  return trip.status === "draft" ? null : new Conflict("trip-status", { status: trip.status, action: "erase-draft" });
}

/**
 * Erases a draft that was never sent anywhere, with its travel list, its annexes and what programs were answered about it; the trail keeps
 * that it was, and the journal, so that a restored backup erases it again. @param from the version it was seen in; `null` when the caller holds none
 * @throws Conflict `version-passed`, `trip-held`; what `eraseRefusal` refuses
 */
export async function eraseOwnDraft(work: Work, id: TripId, from: number | null = null): Promise<void> {
  const { tx, municipality, now } = work;
  const trip = await openTrip(work, id, "hold");
  const refusal = eraseRefusal(work, trip);
  if (refusal) throw refusal;
  if (from !== null && from !== trip.version) throw new Conflict("version-passed", { now: trip.version });
  if (await holdOnTrip(work, id)) throw new Conflict("trip-held");
  await takeDraft(work, id);
  await trace(work, { action: "trips.erase-draft", subject: { type: "trip", id } });
  const what = { place: `${table}${id}` };
  await keepErasure(tx, municipality.id, { id: newId<"erasure">(now.getTime()), at: now, what });
}

async function takeDraft({ tx, municipality, now }: Work, id: TripId): Promise<void> {
  await eraseSealed(tx, { municipalityId: municipality.id, tripId: id });
  if (await eraseDraft(tx, municipality.id, id))
    await eraseWithSubjects(tx, municipality.id, { type: annexHolder, ids: [id] }, now);
  await forgetAnswers(tx, municipality.id, [id]);
}

const table = "trips_trip:";

/** Erases a draft again that a restored backup brought back; nothing of another place. */
export async function eraseDraftAgain(work: Work, place: string): Promise<void> {
  const id = place.startsWith(table) ? place.slice(table.length) : "";
  if (isId<"trip">(id)) await takeDraft(work, id);
}
