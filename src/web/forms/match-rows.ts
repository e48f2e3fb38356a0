import type { FormTree } from "./form-tree.ts";
import { namesIn, sameRow, sameValue, textIn } from "./same-value.ts";

/** Which row of one list each row of another was made from. */
export interface RowMatch {
  /** For each row the place it had; `null` for one that was added. */
  readonly from: readonly (number | null)[];
  readonly added: readonly FormTree[];
  /** The places that were found by a row's look, where a name would have told. */
  readonly guessed: ReadonlySet<number>;
}

/**
 * Finds rows again: first those that nobody touched, then by the fields they are known by, then, with `guess`, by what at
 * least half their fields have kept. Two rows are never one.
 */
export function matchRows(
  before: readonly FormTree[],
  after: readonly FormTree[],
  knownBy: readonly string[],
  guess: "guess" | "sure" = "guess",
): RowMatch {
  const from: (number | null)[] = after.map(() => null);
  const taken = new Set<number>();
  const guessed = new Set<number>();
  const take = (at: number, place: number) => {
    from[at] = place;
    taken.add(place);
  };
  const whole = (same: (was: FormTree, is: FormTree) => boolean) =>
    after.forEach((row, at) => {
      if (from[at] !== null) return;
      const place = before.findIndex((one, index) => !taken.has(index) && same(one, row));
      if (place >= 0) take(at, place);
    });
  whole(sameRow);
  whole((was, is) => isNamed(was, knownBy) && knownBy.every((name) => sameValue(was[name], is[name])));
  if (guess === "guess") {
    const pairs = after.flatMap((row, at) =>
      before.map((was, place) => ({ at, place, alike: likeness(was, row), apart: Math.abs(at - place) })),
    );
    for (const { at, place } of pairs
      .filter(({ alike }) => alike >= 0.5)
      .sort((a, b) => b.alike - a.alike || a.apart - b.apart)) {
      if (from[at] !== null || taken.has(place)) continue;
      take(at, place);
      if (knownBy.length > 0) guessed.add(place);
    }
  }
  return { from, added: after.filter((_, at) => from[at] === null), guessed };
}

function isNamed(row: FormTree, knownBy: readonly string[]): boolean {
  return knownBy.some((name) => textIn(row[name]).trim() !== "");
}

/** How much of what two rows say is the same. */
function likeness(one: FormTree, other: FormTree): number {
  const filled = namesIn(one, other).filter((name) => !sameValue(one[name], "") || !sameValue(other[name], ""));
  return filled.filter((name) => sameValue(one[name], other[name])).length / Math.max(1, filled.length);
}
