import type { FormTree } from "./form-tree.ts";
import { saidIn } from "./same-value.ts";

/** Which row of one list each row of another was made from. */
export interface RowMatch {
  /** For each row the place it had; `null` for one that was added. */
  readonly from: readonly (number | null)[];
  readonly added: readonly FormTree[];
  /** The places that were found by a row's look, where a name would have told. */
  readonly guessed: ReadonlySet<number>;
}

type Said = ReadonlyMap<string, string>;

/**
 * Finds rows again: first those that nobody touched, then by the fields they are known by, then, with `guess`, by what at
 * least half their fields have kept. Two rows are never one. Each row is read once, and only what is left is held against
 * each other.
 */
export function matchRows(
  before: readonly FormTree[],
  after: readonly FormTree[],
  knownBy: readonly string[],
  guess: "guess" | "sure" = "guess",
): RowMatch {
  const [were, are] = [before.map(saidIn), after.map(saidIn)];
  const from: (number | null)[] = after.map(() => null);
  const taken = new Set<number>();
  const guessed = new Set<number>();
  const take = (at: number, place: number) => {
    from[at] = place;
    taken.add(place);
  };
  const byKey = (keyOf: (said: Said) => string | null) => {
    const places = Map.groupBy(
      were.keys().filter((place) => !taken.has(place)),
      (place) => keyOf(were[place] ?? new Map()),
    );
    are.forEach((said, at) => {
      const key = from[at] === null ? keyOf(said) : null;
      const place = key === null ? undefined : places.get(key)?.shift();
      if (place !== undefined) take(at, place);
    });
  };
  byKey((said) => JSON.stringify([...said]));
  byKey((said) =>
    knownBy.some((name) => said.has(name)) ? JSON.stringify(knownBy.map((name) => said.get(name))) : null,
  );
  if (guess === "guess") {
    const left = [...were.entries()].filter(([place]) => !taken.has(place));
    const pairs = are.flatMap((said, at) =>
      from[at] !== null
        ? []
        : left.flatMap(([place, was]) => {
            const alike = likeness(was, said);
            return alike < 0.5 ? [] : [{ at, place, alike, apart: Math.abs(at - place) }];
          }),
    );
    for (const { at, place } of pairs.sort((a, b) => b.alike - a.alike || a.apart - b.apart)) {
      if (from[at] !== null || taken.has(place)) continue;
      take(at, place);
      if (knownBy.length > 0) guessed.add(place);
    }
  }
  return { from, added: after.filter((_, at) => from[at] === null), guessed };
}

/** How much of what two rows say is the same. */
function likeness(one: Said, other: Said): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  let [same, both] = [0, 0];
  for (const [name, text] of few) {
    if (many.has(name)) both += 1;
    if (many.get(name) === text) same += 1;
  }
  return same / Math.max(1, one.size + other.size - both);
}
