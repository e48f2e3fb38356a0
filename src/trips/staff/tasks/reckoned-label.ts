import { isFault, readAmount } from "../../../kernel/index.ts";

/**
 * What a budget line's own calculation comes to in hundredths, as `6 togbilletter × 700 kr.` does; `null` where the words are no
 * plain product, or reckon in another currency: nothing is guessed.
 */
export function reckonedIn(label: string | null, currency: string): bigint | null {
  if (label === null || /[+%÷/=€$£]|[-–−]\s*\d/u.test(label)) return null;
  if ([...label.matchAll(/\b[A-Z]{3}\b/gu)].some(([code]) => code !== currency)) return null;
  const factors = label.split(/\s*[×*]\s*|\s+x\s+/iu);
  if (factors.length < 2) return null;
  let product = 100n;
  for (const factor of factors) {
    const found = /^(\d[\d.]*(?:,\d{1,2})?)(?![\d.,]*\d)/u.exec(factor);
    const read = found?.[1] === undefined ? null : readAmount(found[1].replace(/\.$/u, ""));
    if (read === null || isFault(read)) return null;
    product *= read;
    if (product % 100n !== 0n) return null;
    product /= 100n;
  }
  return product;
}
