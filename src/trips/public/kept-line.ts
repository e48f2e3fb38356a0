import type { TripEntry } from "../trip-entry.ts";
import { saidErased } from "./said-erased.ts";
import type { PublishedTrip } from "./shown.ts";
import { type LineAsked, type TripLine, tripLine } from "./trip-line.ts";

const lines = new WeakMap<TripEntry, Map<string, LineAsked & { readonly line: TripLine }>>();

/** A published entry's line, the same object for as long as the entry, the day and the profile are the same. */
export function keptLine(entry: PublishedTrip, asked: LineAsked): TripLine {
  const { lang, today, profile } = asked;
  const kept = lines.get(entry) ?? new Map();
  lines.set(entry, kept);
  const before = kept.get(lang);
  if (before?.today === today && before.profile === profile) return before.line;
  const line = tripLine(saidErased(entry, lang), asked);
  kept.set(lang, { ...asked, line });
  return line;
}
