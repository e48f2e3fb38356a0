/** One category of a trip: what was planned and what was spent, in hundredths; `null` where no line is a number. */
export interface Compared {
  readonly budget: bigint | null;
  readonly spent: bigint | null;
  /** The budget has a line for it, be it one that is no number. */
  readonly planned: boolean;
}

/** How far spending is above the budget, by row and in all; `null` where that cannot be said. */
export interface AboveBudget<Row> {
  readonly of: (row: Row) => bigint | null;
  readonly total: bigint | null;
}

/**
 * Holds rows of one currency against their budget. What the budget has nothing for is all above it, where the others have
 * come: else the budget may be one sum for everything. In all it is said where every row says it, where the accounts are
 * final, and where more is spent than the whole was to cost: an overspend is never hidden behind a row without a budget.
 */
export function aboveBudget<Row extends Compared>(rows: readonly Row[], isFinal: boolean): AboveBudget<Row> {
  const hasCome = rows.some((row) => row.planned) && rows.every((row) => !row.planned || row.spent !== null);
  const of = ({ spent, budget, planned }: Row) => {
    const against = !planned && hasCome ? 0n : budget;
    return spent === null || against === null ? null : spent - against;
  };
  const sum = (each: (row: Row) => bigint | null) => rows.reduce((total, row) => total + (each(row) ?? 0n), 0n);
  const [budget, spent] = [sum((row) => row.budget), sum((row) => row.spent)];
  const isKnown = rows.some((row) => row.budget !== null) && rows.every((row) => !row.planned || row.budget !== null);
  const says = rows.every((row) => of(row) !== null) || isFinal || spent > budget;
  return { of, total: isKnown && says && rows.some((row) => row.spent !== null) ? spent - budget : null };
}
