import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Move } from "./pot.ts";
import { emptyPot, moved, type PotState, runningFigures, subjectFigures } from "./pot-figures.ts";
import { effectOn, movesToCommit, movesToRelease, movesToSpend, overdraftOf } from "./pot-moves.ts";

const trip = (id: string) => ({ type: "trip", id });
const allotted = (hundredths: bigint): Move => ({ kind: "allotted", hundredths, subject: null });
const holding = (hundredths: bigint) => moved(emptyPot, [allotted(hundredths)]);

test("a commitment made again moves the difference only", () => {
  let state = holding(1000n);
  state = moved(state, movesToCommit(state, trip("a"), 600n));
  expect(state.figures).toMatchObject({ committed: 600n, left: 400n });
  expect(movesToCommit(state, trip("a"), 600n)).toEqual([]);
  expect(movesToCommit(state, trip("a"), 700n)).toEqual([{ kind: "committed", hundredths: 100n, subject: trip("a") }]);
  expect(movesToCommit(state, trip("a"), 450n)).toEqual([{ kind: "released", hundredths: 150n, subject: trip("a") }]);
  expect(() => movesToCommit(state, trip("a"), -1n)).toThrow(RangeError);
});

test("spending draws on the subject's own commitment first, and closing frees the rest", () => {
  let state = moved(holding(1000n), [{ kind: "committed", hundredths: 600n, subject: trip("a") }]);
  state = moved(state, movesToSpend(state, trip("a"), 450n));
  expect(state.figures).toEqual({ allotted: 1000n, carried: 0n, committed: 150n, spent: 450n, left: 400n });
  state = moved(state, movesToSpend(state, trip("a"), 400n));
  expect(state.figures).toMatchObject({ committed: 200n, spent: 400n, left: 400n });
  state = moved(state, movesToRelease(state, trip("a")));
  expect(state.figures).toMatchObject({ committed: 0n, spent: 400n, left: 600n });
  expect(movesToRelease(state, trip("a"))).toEqual([]);
  expect(movesToSpend(state, trip("a"), 400n)).toEqual([]);
});

test("more spent than committed takes from what is left; a credit note beyond it gives back", () => {
  let state = moved(holding(1000n), [{ kind: "committed", hundredths: 100n, subject: trip("a") }]);
  state = moved(state, movesToSpend(state, trip("a"), 130n));
  expect(state.figures).toMatchObject({ committed: 0n, spent: 130n, left: 870n });
  state = moved(state, movesToSpend(state, trip("b"), -20n));
  expect(state.figures).toMatchObject({ committed: 0n, spent: 110n, left: 890n });
});

test("a pot goes below zero, or further below, with a ruling or by an invoice only", () => {
  const state = holding(100n);
  const over = movesToCommit(state, trip("a"), 101n);
  expect(overdraftOf(state, over, null)).toEqual({ left: 100n, after: -1n });
  expect(overdraftOf(state, over, "  ")).not.toBeNull();
  expect(overdraftOf(state, over, "Byrådet 4. maj 2026, punkt 3")).toBeNull();
  expect(overdraftOf(state, movesToCommit(state, trip("a"), 100n), null)).toBeNull();
  const below = moved(state, over);
  expect(overdraftOf(below, movesToRelease(below, trip("a")), null)).toBeNull();
  expect(overdraftOf(below, [allotted(-1n)], null)).not.toBeNull();
  expect(overdraftOf(state, movesToSpend(state, trip("a"), 101n), null)).toBeNull();
  const farBelow = moved(state, movesToCommit(state, trip("a"), 300n));
  expect(overdraftOf(farBelow, movesToCommit(farBelow, trip("a"), 250n), null)).toBeNull();
});

test("the effect of what is asked for", () => {
  const { figures } = holding(100n);
  expect(effectOn(figures, 60n)).toEqual({
    before: figures,
    after: { allotted: 100n, carried: 0n, committed: 60n, spent: 0n, left: 40n },
    overdraws: false,
  });
  expect(effectOn(figures, 101n).overdraws).toBe(true);
});

type Command = {
  act: "allot" | "commit" | "spend" | "release";
  subject: string;
  amount: bigint;
  ruling: string | null;
};
const commands = (ruling: fc.Arbitrary<string | null>) =>
  fc.array(
    fc.record<Command>({
      act: fc.constantFrom("allot", "commit", "commit", "spend", "spend", "release"),
      subject: fc.constantFrom("a", "b", "c"),
      amount: fc.bigInt({ min: -500n, max: 1000n }),
      ruling,
    }),
    { maxLength: 40 },
  );

function movesFor(state: PotState, { act, subject, amount }: Command): readonly Move[] {
  if (act === "allot") return [allotted(amount)];
  if (act === "commit") return movesToCommit(state, trip(subject), amount < 0n ? -amount : amount);
  return act === "spend" ? movesToSpend(state, trip(subject), amount) : movesToRelease(state, trip(subject));
}

/** Plays the commands that are not refused. */
function played(all: readonly Command[]): { moves: Move[] } {
  let state = emptyPot;
  const moves: Move[] = [];
  for (const command of all) {
    const asked = movesFor(state, command);
    if (overdraftOf(state, asked, command.ruling)) continue;
    state = moved(state, asked);
    moves.push(...asked);
  }
  return { moves };
}

/** The pencil's way: sums by kind over the list, a subject at a time. */
function byPencil(moves: readonly Move[]) {
  const of = (kind: Move["kind"], id?: string) =>
    moves
      .filter((one) => one.kind === kind && (id === undefined || one.subject?.id === id))
      .reduce((sum, one) => sum + one.hundredths, 0n);
  let committed = 0n;
  for (const id of ["a", "b", "c"]) {
    const promised = of("committed", id) - of("released", id);
    const open = of("spent", id) > 0n ? promised - of("spent", id) : promised;
    if (open > 0n) committed += open;
  }
  const [all, spent] = [of("allotted"), of("spent")];
  return { allotted: all, carried: 0n, committed, spent, left: all - committed - spent };
}

describe("any sequence", () => {
  test("foots after every movement", () => {
    fc.assert(
      fc.property(commands(fc.constantFrom(null, "Byrådet")), (all) => {
        const { moves } = played(all);
        for (const [at, figures] of runningFigures(moves).entries())
          expect(figures).toEqual(byPencil(moves.slice(0, at + 1)));
        expect(moved(emptyPot, moves.toReversed()).figures).toEqual(moved(emptyPot, moves).figures);
      }),
    );
  });

  test("without a ruling, only what is spent takes it below zero", () => {
    fc.assert(
      fc.property(commands(fc.constant(null)), (all) => {
        let before = 0n;
        const { moves } = played(all);
        for (const [at, { left }] of runningFigures(moves).entries()) {
          if (left < 0n && left < before) expect(moves[at]?.kind).toBe("spent");
          before = left;
        }
      }),
    );
  });

  test("ends with each subject promised what was last committed", () => {
    fc.assert(
      fc.property(commands(fc.constant("Byrådet")), fc.bigInt({ min: 0n, max: 1000n }), (all, amount) => {
        const before = moved(emptyPot, played(all).moves);
        const after = moved(before, movesToCommit(before, trip("a"), amount));
        expect(subjectFigures(after, trip("a")).promised).toBe(amount);
        expect(subjectFigures(after, trip("b"))).toEqual(subjectFigures(before, trip("b")));
      }),
    );
  });
});
