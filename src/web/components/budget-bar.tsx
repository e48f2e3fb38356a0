interface BudgetBarProps {
  readonly spent: bigint | null;
  readonly budget: bigint | null;
  /** The largest figure of the table: every bar has the same scale, from nothing. */
  readonly largest: bigint;
  /** The least, where some are below nothing: the bars then begin so far in, and those go to the left. */
  readonly least?: bigint;
}

/**
 * Accounts as a bar, the budget as a line across it. What goes beyond the budget changes colour; the table says it with a sign.
 * What is below nothing, such as money that came back, goes to the left of where the others begin.
 */
export function BudgetBar({ spent, budget, largest, least = 0n }: BudgetBarProps) {
  const from = least < 0n ? least : 0n;
  const span = largest > from ? largest - from : 0n;
  const at = (hundredths: bigint) => (span === 0n ? 0 : Number(((hundredths - from) * 2980n) / span) / 10);
  const over = spent !== null && budget !== null && spent > budget;
  const [left, right] = spent !== null && spent < 0n ? [spent, 0n] : [0n, spent ?? 0n];
  return (
    <svg viewBox="0 0 300 22" preserveAspectRatio="none" aria-hidden="true" class="fig">
      {from < 0n && <path class="gl" vector-effect="non-scaling-stroke" d={`M${at(0n)} 1v20`} />}
      {left < right && (
        <rect
          {...(at(left) > 0 && { x: at(left) })}
          y="5"
          width={at(right) - at(left)}
          height="12"
          class={over ? "f-caput" : "f-green"}
        />
      )}
      {budget !== null && <path class="bud" vector-effect="non-scaling-stroke" d={`M${at(budget)} 1v20`} />}
    </svg>
  );
}
