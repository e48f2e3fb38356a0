/**
 * Each amount's share of the whole in hundredths of a per cent, by largest remainder: the shares always add up to
 * 100.00 %. Negative amounts have no share; of nothing there are none.
 */
export function sharesOf(amounts: readonly bigint[]): readonly bigint[] {
  const counted = amounts.map((one) => (one > 0n ? one : 0n));
  const whole = counted.reduce((sum, one) => sum + one, 0n);
  if (whole === 0n) return amounts.map(() => 0n);
  const exact = counted.map((one) => one * 10_000n);
  const shares = exact.map((one) => one / whole);
  const short = Number(10_000n - shares.reduce((sum, one) => sum + one, 0n));
  const byRemainder = exact
    .map((one, at) => ({ at, rest: one % whole }))
    .toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest < b.rest ? 1 : -1));
  const rounded = new Set(byRemainder.slice(0, short).map((one) => one.at));
  return shares.map((share, at) => (rounded.has(at) ? share + 1n : share));
}
