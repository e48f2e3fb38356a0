import type { Work } from "../../identity/index.ts";
import { isWithdrawal, listFiles, readNewest } from "../../register/index.ts";
import type { TripId } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { annexesOf } from "./annex.store.ts";
import { type Annex, annexState, mayLeave } from "./annex.ts";

/** Where the public fetches an annex. */
export function annexAddress({ id }: Pick<Annex, "id">): string {
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
export async function shownNow(work: Pick<Work, "tx" | "municipality">, id: TripId): Promise<readonly string[]> {
  return (await publicNow(work, id))?.shown ?? [];
}

/** A trip's public record as far as its annexes go. */
export interface PublicNow {
  /** Its address. */
  readonly path: string;
  /** The ids of the annexes it names. */
  readonly shown: readonly string[];
}

/** What the public reads of a trip now; `null` where it reads none. */
export async function publicNow(
  { tx, municipality }: Pick<Work, "tx" | "municipality">,
  id: TripId,
): Promise<PublicNow | null> {
  const newest = await readNewest(tx, municipality.id, "trip", id);
  if (!newest || isWithdrawal(newest)) return null;
  const { slug, annexes = [] } = newest.entry as { readonly slug?: unknown } & Pick<TripEntry, "annexes">;
  return { path: `/rejser/${String(slug)}`, shown: annexes.map((one) => one.id) };
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
