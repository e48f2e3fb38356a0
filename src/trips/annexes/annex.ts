import type { Id } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import {
  type DocumentId,
  type FileReading,
  type Layer,
  type MediaType,
  readerVersion,
  type UnreadReason,
} from "../../records/index.ts";
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
  /** Who has opened the file since it was read so, by id. */
  readonly openedBy: readonly string[];
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
  if (annex.found === "stops") return "stopped";
  return annex.found === "nothing" ? "clean" : "waits";
}

/** The gate: whether an annex may leave, asked each time it would. */
export function mayLeave(annex: Annex): boolean {
  const state = annexState(annex);
  return state === "clean" || state === "accepted";
}

/** What goes with a file and stands on none of its pages: whoever opens it need not have seen that it is there. */
const beside: readonly Layer[] = ["comment", "hidden-cells", "hidden-text", "deleted-text", "earlier-version"];

/** The layers of a file that a person is to confirm before they leave with it. */
export function besideIn({ layers }: FileReading): readonly Layer[] {
  return layers.filter((one) => beside.includes(one));
}

export function foundIn(reading: FileReading): Found {
  if (reading.hits.length > 0) return "stops";
  // A copy that was made here is seen by a person, whatever a machine says of it: names and homes beside what was found are still in it.
  const isSeen = reading.unread.length > 0 || reading.taken || besideIn(reading).length > 0;
  return isSeen ? "unread" : "nothing";
}

/** What is refused, as nobody can honestly look at it either, and what whoever sent it is told to do, the likeliest first. */
const advice: readonly (readonly [UnreadReason, string])[] = [
  ["macros", "annex-macros"],
  ["encrypted", "annex-locked"],
  ["too-deep", "annex-too-deep"],
  ["too-big", "annex-too-much"],
  ["too-many", "annex-too-much"],
  ["too-slow", "annex-too-slow"],
  ["crashed", "annex-stuck"],
  ["broken", "annex-broken"],
];

/** The fault of a file that is no annex, whoever looks at it: what runs, and what no person can look at; `null` of any other. */
export function beyondAnybody({ unread }: FileReading): string | null {
  return advice.find(([why]) => unread.some((one) => one.why === why))?.[1] ?? null;
}

/** Of what goes beside a file's pages, what the readers before the fourth told a person of; of the rest they only noted that it was there. */
const toldEarly: readonly Layer[] = ["comment", "hidden-cells"];

/**
 * Whether a reading tells of something that an earlier one did not, or of more of it: what a person accepted before is then looked at again.
 * @param reader which reader read it before
 */
export function tellsMore(now: FileReading, before: FileReading, reader: number): boolean {
  const places = (reading: FileReading, told = besideIn(reading)): readonly (readonly [string, number])[] => [
    ...reading.hits.map(({ kind, place, count }) => [`${kind} ${place.layer} ${place.at}`, count] as const),
    ...reading.unread.map(({ why, at }) => [`${why} ${at}`, 1] as const),
    ...told.map((layer) => [layer, 1] as const),
  ];
  const told = besideIn(before).filter((one) => reader >= 4 || toldEarly.includes(one));
  const known = new Map(places(before, told));
  return places(now).some(([place, count]) => count > (known.get(place) ?? 0));
}
