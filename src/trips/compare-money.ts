import { hundredthsOf } from "../kernel/index.ts";
import { type Category, categories } from "../profile/index.ts";

/** A line of a budget or of accounts; `amount` is `null` where it is no number, or has no worth in the currency yet. */
export interface MoneyLine {
  readonly category: Category;
  readonly amount: string | null;
}

/** One category, in hundredths: what it was to cost, what it did, and what lies between; `null` where that cannot be said. */
export interface MoneyCompared {
  readonly category: Category;
  readonly budget: bigint | null;
  readonly spent: bigint | null;
  /** Spent less budget. The rows' differences are the only ones there are: the whole's is their sum, or is not known. */
  readonly difference: bigint | null;
  /** The budget has a line for it, be it one that is no number. */
  readonly planned: boolean;
  /** A line of its accounts has no known amount: then its sum is not known. */
  readonly isOpen: boolean;
}

/**
 * Budget and accounts of one currency, side by side by category in the public order: the one way they are held against each
 * other. Of final accounts nothing more comes, so a budget line without a bill is 0 spent, and all that has no budget is
 * above it. Before, a line without a bill is not known yet, and neither is one without a budget while the others are
 * awaited: the budget may be one sum for everything. Only where more is spent already than the whole was to cost is every
 * line held against what it has come to so far: an overspend is never hidden behind a line that waits.
 */
export function compareMoney(
  budget: readonly MoneyLine[],
  accounts: readonly MoneyLine[],
  isFinal: boolean,
): readonly MoneyCompared[] {
  const rows = categories.flatMap((category) => {
    const [planned, booked] = [linesOf(budget, category), linesOf(accounts, category)];
    if (planned.length + booked.length === 0) return [];
    const isOpen = !areKnown(booked);
    const nothing = isFinal && booked.length === 0 ? 0n : null;
    const spent = isOpen ? null : (added(booked) ?? nothing);
    const against = areKnown(planned) ? (added(planned) ?? 0n) : null;
    return [{ category, budget: added(planned), spent, planned: planned.length > 0, isOpen, against }];
  });
  const hasCome = rows.every((row) => !row.planned || row.spent !== null);
  const isOver = sum(rows.map((row) => row.spent)) > sum(rows.map((row) => row.budget));
  const isSettled = isFinal || hasCome || isOver;
  return rows.map(({ against, ...row }) => {
    const spent = row.spent ?? (isOver && !row.isOpen ? 0n : null);
    const says = budget.length > 0 && (row.planned || isSettled);
    return { ...row, difference: says && spent !== null && against !== null ? spent - against : null };
  });
}

/** The differences together; `null` where one of them is not known, or there is none. */
export function differenceOf(rows: readonly MoneyCompared[]): bigint | null {
  const known = rows.flatMap(({ difference }) => difference ?? []);
  return known.length === 0 || known.length < rows.length ? null : sum(known);
}

/** Whether there is a difference to speak of: something was budgeted in the accounts' currency. */
export function hasDifference(rows: readonly MoneyCompared[]): boolean {
  return rows.some((row) => row.planned);
}

function linesOf<Line extends MoneyLine>(lines: readonly Line[], category: Category): readonly Line[] {
  return lines.filter((one) => one.category === category);
}

function areKnown(lines: readonly MoneyLine[]): boolean {
  return lines.every(({ amount }) => amount !== null && hundredthsOf(amount) !== null);
}

function added(lines: readonly MoneyLine[]): bigint | null {
  const amounts = lines.flatMap(({ amount }) => (amount === null ? [] : (hundredthsOf(amount) ?? [])));
  return amounts.length === 0 ? null : sum(amounts);
}

function sum(amounts: readonly (bigint | null)[]): bigint {
  return amounts.reduce<bigint>((total, one) => total + (one ?? 0n), 0n);
}
