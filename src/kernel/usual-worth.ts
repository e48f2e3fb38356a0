/** A rate's lowest and highest since 1999. */
export interface UsualRate {
  readonly low: number;
  readonly high: number;
}

/** What a euro has been worth since 1999, by the European Central Bank's rates and a fixed course where there is one. */
const inEuro: ReadonlyMap<string, readonly [number, number]> = new Map([
  ...entries({ EUR: [1, 1], DKK: [7.42, 7.47], SEK: [8.05, 11.9], NOK: [7.22, 12.4], ISK: [68.1, 305] }),
  ...entries({ USD: [0.825, 1.6], GBP: [0.571, 0.979], CHF: [0.9, 1.68], CAD: [1.21, 1.81], AUD: [1.16, 2.07] }),
  ...entries({ NZD: [1.39, 2.55], JPY: [89.3, 190], CNY: [6.56, 11.2], HKD: [6.44, 12.5], SGD: [1.38, 2.23] }),
  ...entries({ KRW: [939, 1990], INR: [40, 110], IDR: [6500, 21000], MYR: [3.1, 5.5], PHP: [32, 73], THB: [33, 54] }),
  ...entries({ TWD: [26, 50], VND: [11500, 33000], ILS: [3.25, 6.2], ZAR: [5.5, 23], MXN: [7.5, 27.1] }),
  ...entries({ BRL: [1.3, 7], PLN: [3.21, 4.95], CZK: [22.5, 38.6], HUF: [228, 431], RON: [3.11, 5.4] }),
  ...entries({ BGN: [1.94, 1.97], HRK: [7.1, 7.73], RSD: [55, 125], BAM: [1.94, 1.97], MKD: [59, 64] }),
  ...entries({ ALL: [92, 150], UAH: [4, 65], MDL: [9, 25], GEL: [1.5, 4], TRY: [1.3, 500], RUB: [20, 150] }),
  ...entries({ AED: [3, 5.9], SAR: [3, 6], MAD: [9, 12], EGP: [3, 80], KES: [55, 180], XOF: [655, 656] }),
  ...entries({ XAF: [655, 656], CLP: [480, 1150], EEK: [15.6, 15.7], LTL: [3.3, 4.72], LVL: [0.519, 0.71] }),
  ...entries({ MTL: [0.388, 0.444], CYP: [0.571, 0.589], SIT: [187, 240], SKK: [30.1, 47.5] }),
  ...entries({ ROL: [12900, 41400], TRL: [370000, 1910000] }),
]);

function entries(some: Readonly<Record<string, readonly [number, number]>>): [string, readonly [number, number]][] {
  return Object.entries(some);
}

/** What one unit of `of` is usually worth in another currency; `null` where either is not in our table. */
export function usualRate(of: string, worthIn: string): UsualRate | null {
  const [from, to] = [inEuro.get(of), inEuro.get(worthIn)];
  return from && to ? { low: to[0] / from[1], high: to[1] / from[0] } : null;
}

/** So many times beyond what has been is still believed. */
const slack = 1.3;
/** Further off than this nothing explains it: no currency loses so much between two versions of our table but those it gives room. */
const farOff = 5;

/**
 * What is likely meant by a rate that is not usual: the one turned over, that of 100 units, or both; else what is usual.
 * `null` where the rate is believable, as one is that lies somewhat beyond what has been and is nothing else turned over.
 */
export function likelierThan(rate: number, usual: UsualRate): number | null {
  const fits = (one: number) => one * slack >= usual.low && one <= usual.high * slack;
  if (fits(rate)) return null;
  const meant = [rate / 100, 1 / rate, 100 / rate, rate * 100].find(fits);
  if (meant !== undefined) return meant;
  const isFar = rate * farOff < usual.low || rate > usual.high * farOff;
  return isFar ? Math.sqrt(usual.low * usual.high) : null;
}
