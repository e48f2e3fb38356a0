import { createHash } from "node:crypto";
import { hasRoleOver, trace, type Work } from "../../identity/index.ts";
import { Conflict, Forbidden, NotFound, newId } from "../../kernel/index.ts";
import { keepErasure } from "../../records/index.ts";
import { openTrip } from "../open-trip.ts";
import { ownedOf, type TripId } from "../trip.ts";
import { erasedFrom } from "./erased-from.ts";
import { placeOfList } from "./list-place.ts";
import { eraseSealed, readSealed, saveSealed } from "./travel-list.store.ts";
import { openTravelList, sealTravelList, type TravelList } from "./travel-list.ts";

/** The coordinator alone, and only while the journey needs it. */
async function ofOwnTrip(work: Work, id: TripId, hold: "hold" | "look") {
  const trip = await openTrip(work, id, hold);
  if (!hasRoleOver(work.who, ownedOf(trip), ["coordinator"])) throw new Forbidden("role-needed");
  return { trip, of: { municipalityId: work.municipality.id, tripId: id } };
}

/** Names a sealed list as it was written: no two writings seal to the same bytes. Empty where there is no list. */
function tagOf(sealed: Buffer | null): string {
  return sealed === null ? "" : createHash("sha256").update(sealed).digest("base64url").slice(0, 22);
}

/** What names a trip's list as it is written now, the trip held; nothing of what is in it. Empty where there is none, or it is erased. */
export async function heldListTag(work: Work, id: TripId): Promise<string> {
  const { of } = await ofOwnTrip(work, id, "hold");
  return tagOf(await readSealed(work.tx, of));
}

/**
 * Writes a trip's travel list, or writes it anew. The trail says how many, never what.
 * @param from what named the list that this one was made from; `null` where nothing is said of that
 * @throws Conflict `travel-list-over`, `version-passed` where it was written or erased since
 */
export async function writeTravelList(
  work: Work,
  secret: string,
  id: TripId,
  list: TravelList,
  from: string | null = null,
): Promise<void> {
  const { trip, of } = await ofOwnTrip(work, id, "hold");
  if (from !== null && from !== tagOf(await readSealed(work.tx, of))) throw new Conflict("version-passed");
  const goesOn = erasedFrom(trip, work.municipality.profile, work.today);
  if (goesOn !== null && goesOn <= work.today) throw new Conflict("travel-list-over");
  await saveSealed(work.tx, of, sealTravelList(secret, of, list), work.now);
  await trace(work, {
    action: "trips.write-travel-list",
    subject: { type: "trip", id },
    after: { travellers: list.travellers.length },
  });
}

/** Opens a trip's travel list. The look itself is a trace: personal data was seen. @throws NotFound `travel-list-unknown`, Conflict `travel-list-unopened` */
export async function lookAtTravelList(
  work: Work,
  secret: string,
  id: TripId,
): Promise<{ readonly list: TravelList; readonly tag: string }> {
  const { of } = await ofOwnTrip(work, id, "look");
  const sealed = await readSealed(work.tx, of);
  if (!sealed) throw new NotFound("travel-list-unknown");
  const list = openTravelList(secret, of, sealed);
  await trace(work, { action: "trips.look-at-travel-list", subject: { type: "trip", id } });
  return { list, tag: tagOf(sealed) };
}

/**
 * Erases a travel list before its time, and notes it for the journal, so that a restored backup erases it again.
 * @param seen what named the list that was seen; `null` where nothing is said of that
 * @throws NotFound `travel-list-unknown`; Conflict `version-passed` where it was written or erased since
 */
export async function eraseTravelList(work: Work, id: TripId, seen: string | null = null): Promise<void> {
  const { of } = await ofOwnTrip(work, id, "hold");
  if (seen !== null && seen !== tagOf(await readSealed(work.tx, of))) throw new Conflict("version-passed");
  if (!(await eraseSealed(work.tx, of))) throw new NotFound("travel-list-unknown");
  await trace(work, { action: "trips.erase-travel-list", subject: { type: "trip", id } });
  const erasure = { id: newId<"erasure">(work.now.getTime()), at: work.now, what: { place: placeOfList(id) } };
  await keepErasure(work.tx, work.municipality.id, erasure);
}
