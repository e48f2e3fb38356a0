import type { PublishedTrip } from "../shown.ts";
import { type LineAsked, type TripLine, tripLine } from "../trip-line.ts";

/** What a year's trips say of one elected member who is named in them. */
export interface Elected {
  readonly name: string;
  /** The trips that were made or are to be, the newest first; those that came to nothing are not among them. */
  readonly trips: readonly TripLine[];
  /** Days of all of them, both ends counted; of a trip without dates nobody knows. */
  readonly days: number;
  /** What these trips cost each person who went, added up: those whose accounts are final, in the municipality's currency. */
  readonly cost: bigint | null;
  /** How many of the trips that is of. */
  readonly settled: number;
  /** How many of the trips have accounts that are before the window, and so in no sum. */
  readonly hidden: number;
}

/** Everybody who is named, in the language's order of names; one who is spelt in two ways is two. */
export function electedIn(entries: readonly PublishedTrip[], asked: LineAsked): readonly Elected[] {
  const byName = new Map<string, { lines: TripLine[]; days: number }>();
  for (const entry of entries) {
    const line = tripLine(entry, asked);
    if (line.isStopped) continue;
    // A name that was erased is nobody's; one that a record names twice went once.
    for (const name of new Set(entry.participants.elected.named.flatMap((one) => one.name ?? []))) {
      const found = byName.get(name) ?? { lines: [], days: 0 };
      byName.set(name, { lines: [...found.lines, line], days: found.days + (entry.days ?? 0) });
    }
  }
  const { currency } = asked.profile;
  const inOrder = new Intl.Collator(asked.lang).compare;
  return [...byName]
    .map(([name, { lines, days }]) => {
      const costs = lines.flatMap((line) =>
        line.knowledge === "final" && line.currency === currency && line.perPerson !== null ? [line.perPerson] : [],
      );
      const cost = costs.length === 0 ? null : costs.reduce((sum, one) => sum + one, 0n);
      const hidden = lines.filter((line) => line.unsummed === "not-shown").length;
      return { name, trips: lines, days, cost, settled: costs.length, hidden };
    })
    .toSorted((a, b) => inOrder(a.name, b.name));
}
