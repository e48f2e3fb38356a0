import type { Work } from "../../identity/index.ts";
import { listFiles, readNewest } from "../../register/index.ts";
import type { TripId } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { annexesOf } from "./annex.store.ts";
import { type Annex, annexState, mayLeave } from "./annex.ts";

/** Where the public fetches an annex. */
function annexAddress({ id }: Pick<Annex, "id">): string {
  return `/bilag/${id}`;
}

/**
 * The annexes that go with a trip's public record. What is public already and was let through by an earlier reader stays until the
 * newer one has read it too.
 */
export async function publicAnnexes({ tx, municipality }: Work, id: TripId): Promise<readonly Annex[]> {
  const annexes = (await annexesOf(tx, municipality.id, [id])).filter((one) => one.forRecord);
  const unsure = annexes.filter((one) => annexState(one) === "reading" && one.found === "nothing");
  const shown = unsure.length === 0 ? [] : await shownNow({ tx, municipality }, id);
  return annexes.filter((one) => mayLeave(one) || (unsure.includes(one) && shown.includes(one.id)));
}

/** The ids of the annexes that the public reads now. */
export async function shownNow(
  { tx, municipality }: Pick<Work, "tx" | "municipality">,
  id: TripId,
): Promise<readonly string[]> {
  const newest = await readNewest(tx, municipality.id, "trip", id);
  const { annexes = [] } = (newest?.entry ?? {}) as Pick<TripEntry, "annexes">;
  return annexes.map((one) => one.id);
}

/** The annexes that go with trips to an agenda, and may. */
export async function agendaAnnexes({ tx, municipality }: Work, ids: readonly TripId[]): Promise<readonly Annex[]> {
  return (await annexesOf(tx, municipality.id, [...new Set(ids)])).filter((one) => one.forAgenda && mayLeave(one));
}

/** Tells the public side which bytes a published trip's annexes are. */
export async function listAnnexes(
  { tx, municipality }: Work,
  id: TripId,
  { annexes = [] }: Pick<TripEntry, "annexes">,
): Promise<void> {
  const files = annexes.map((one) => ({ id: one.id, sha256: one.sha256, mediaType: one.mediaType, size: one.bytes }));
  await listFiles(tx, municipality.id, "trip", id, files);
}

/** As the entry tells of them: what it is and which bytes, nobody's name. A record without any says nothing of them. */
export function annexesShown(annexes: readonly Annex[]): Pick<TripEntry, "annexes"> {
  if (annexes.length === 0) return {};
  return {
    annexes: annexes.map((one) => ({
      id: one.id,
      title: one.title,
      lang: one.lang,
      mediaType: one.mediaType,
      bytes: one.size,
      sha256: one.sha256,
      url: annexAddress(one),
    })),
  };
}
