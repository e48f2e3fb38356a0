interface BudgetBarProps {
  readonly spent: bigint | null;
  readonly budget: bigint | null;
  /** The largest figure of the table: every bar has the same scale, from nothing. */
  readonly largest: bigint;
}

/** Accounts as a bar, the budget as a line across it. What goes beyond the budget changes colour; the table says it with a sign. */
export function BudgetBar({ spent, budget, largest }: BudgetBarProps) {
  const at = (hundredths: bigint) => (largest <= 0n ? 0 : Number((hundredths * 2980n) / largest) / 10);
  const over = spent !== null && budget !== null && spent > budget;
  return (
    <svg viewBox="0 0 300 22" preserveAspectRatio="none" aria-hidden="true" class="fig">
      {spent !== null && spent > 0n && (
        <rect y="5" width={at(spent)} height="12" class={over ? "f-caput" : "f-green"} />
      )}
      {budget !== null && <path class="bud" vector-effect="non-scaling-stroke" d={`M${at(budget)} 1v20`} />}
    </svg>
  );
}
