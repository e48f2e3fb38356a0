import type { Move } from "./pot.ts";
import { moved, openCommitment, type PotFigures, type PotState, subjectFigures } from "./pot-figures.ts";
import type { AccountsSubject } from "./subject.ts";

/**
 * What brings a subject's promise to `amount`: the difference committed or released, nothing when it stands there already.
 * @throws RangeError below zero
 */
export function movesToCommit(state: PotState, subject: AccountsSubject, amount: bigint): readonly Move[] {
  if (amount < 0n) throw new RangeError("a commitment is never below zero");
  const difference = amount - subjectFigures(state, subject).promised;
  if (difference === 0n) return [];
  return difference > 0n
    ? [{ kind: "committed", hundredths: difference, subject }]
    : [{ kind: "released", hundredths: -difference, subject }];
}

/** What brings the sum spent on a subject to `total`. */
export function movesToSpend(state: PotState, subject: AccountsSubject, total: bigint): readonly Move[] {
  const difference = total - subjectFigures(state, subject).spent;
  return difference === 0n ? [] : [{ kind: "spent", hundredths: difference, subject }];
}

/** What frees the part of a subject's promise that was not spent. */
export function movesToRelease(state: PotState, subject: AccountsSubject): readonly Move[] {
  const open = openCommitment(subjectFigures(state, subject));
  return open === 0n ? [] : [{ kind: "released", hundredths: open, subject }];
}

/** What takes all that a subject has in a pot out of it: its promise, and what is spent on it. */
export function movesAway(state: PotState, subject: AccountsSubject): readonly Move[] {
  const { promised } = subjectFigures(state, subject);
  return [
    ...movesToSpend(state, subject, 0n),
    ...(promised > 0n ? [{ kind: "released", hundredths: promised, subject } as const] : []),
  ];
}

/** How much there is, and what there would be: below zero, without a ruling. */
export interface Overdraft {
  readonly left: bigint;
  readonly after: bigint;
}

/**
 * A pot is never negative without a ruling (product.md, Budget): what stops moves that take it below zero, or further below.
 * Spending is never stopped: an invoice that came is a fact, and what goes beyond the pot is shown, not hidden. Nor is what
 * only takes a subject out of the pot.
 */
export function overdraftOf(state: PotState, moves: readonly Move[], ruling: string | null): Overdraft | null {
  if (moves.every((one) => one.kind === "spent" || one.kind === "released")) return null;
  const { left } = state.figures;
  const after = moved(state, moves).figures.left;
  return after >= 0n || after >= left || ruling?.trim() ? null : { left, after };
}

/** What a new commitment would do to a pot, in hundredths, for the agenda's text. */
export interface PotEffect {
  readonly before: PotFigures;
  readonly after: PotFigures;
  /** It needs a ruling of its own. */
  readonly overdraws: boolean;
}

/** @param amount what is newly asked for; for a subject that is committed already, the difference */
export function effectOn(before: PotFigures, amount: bigint): PotEffect {
  const after = { ...before, committed: before.committed + amount, left: before.left - amount };
  return { before, after, overdraws: after.left < 0n && amount > 0n };
}
