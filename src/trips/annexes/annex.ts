import type { Id } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { type DocumentId, type FileReading, type MediaType, readerVersion } from "../../records/index.ts";
import type { TripId } from "../trip.ts";

export type AnnexId = Id<"annex">;

/** Bilag lie apart from receipts: they are of another matter, and others see them. */
export const annexHolder = "trip-annexes";

/** What a machine found in a file: nothing, something that stops it, or something that only a person can look at. */
export type Found = "nothing" | "stops" | "unread";

/** A file that goes with a trip to its agenda, its public record or both. */
export interface Annex {
  readonly id: AnnexId;
  readonly tripId: TripId;
  readonly documentId: DocumentId;
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly size: number;
  readonly fileName: string;
  readonly title: string;
  readonly lang: Lang;
  readonly forAgenda: boolean;
  readonly forRecord: boolean;
  /** Who handed it in, by id: a person, or a token and whoever made it. None of them decides about it. */
  readonly hands: readonly string[];
  readonly addedAt: Date;
  /** From when somebody has to look at it. */
  readonly waitsFrom: Date;
  /** Which reader read it. */
  readonly reader: number;
  readonly reading: FileReading;
  readonly found: Found;
  readonly decision: "accepted" | "rejected" | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  /** What whoever decided saw. */
  readonly note: string | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
}

/** How an annex stands: what happens to it next, in one word. */
export const annexStates = ["clean", "accepted", "stopped", "waits", "reading", "rejected", "withdrawn"] as const;
export type AnnexState = (typeof annexStates)[number];

export function annexState(annex: Annex): AnnexState {
  if (annex.withdrawnAt !== null) return "withdrawn";
  if (annex.decision !== null) return annex.decision;
  // What an earlier reader let through is read anew before anybody relies on it.
  if (annex.reader < readerVersion) return "reading";
  return annex.found === "nothing" ? "clean" : annex.found === "stops" ? "stopped" : "waits";
}

/** The gate: whether an annex may leave, asked each time it would. */
export function mayLeave(annex: Annex): boolean {
  const state = annexState(annex);
  return state === "clean" || state === "accepted";
}

export function foundIn({ hits, unread, taken }: FileReading): Found {
  if (hits.length > 0) return "stops";
  // Of a copy that was made here a person says whether it shows what it should, and no more.
  return unread.length > 0 || taken ? "unread" : "nothing";
}

/** Whether a reading tells of something that an earlier one did not: what a person accepted before is then looked at again. */
export function tellsMore(now: FileReading, before: FileReading): boolean {
  const places = (reading: FileReading) => [
    ...reading.hits.map(({ kind, place }) => `${kind} ${place.layer} ${place.at}`),
    ...reading.unread.map(({ why, at }) => `${why} ${at}`),
  ];
  const known = new Set(places(before));
  return places(now).some((one) => !known.has(one));
}
