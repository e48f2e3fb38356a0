const decimal = /^(\d{1,9})(?:\.(\d{1,8}))?$/;

/** A rate from a plain decimal above zero with at most eight places, as `7.4597`: its digits, and ten to the places. */
function fraction(rate: string): { digits: bigint; scale: bigint } | null {
  const found = decimal.exec(rate);
  if (!found) return null;
  const places = found[2] ?? "";
  const digits = BigInt((found[1] ?? "") + places);
  return digits > 0n ? { digits, scale: 10n ** BigInt(places.length) } : null;
}

export function isRate(text: string): boolean {
  return fraction(text) !== null;
}

/**
 * What an amount is worth in the home currency.
 * @param hundredths of the foreign currency. @param rate home units for one foreign unit, as entered
 * @returns hundredths of the home currency, rounded half away from zero, the rule for every figure that is divided
 * @throws RangeError where `isRate` says no
 */
export function homeWorth(hundredths: bigint, rate: string): bigint {
  const found = fraction(rate);
  if (!found) throw new RangeError(`not a rate: ${rate}`);
  const { digits, scale } = found;
  const abs = (hundredths < 0n ? -hundredths : hundredths) * digits;
  const rounded = (abs * 2n + scale) / (scale * 2n);
  return hundredths < 0n ? -rounded : rounded;
}
