/**
 * The first year of the century that a CPR number's seventh digit and year of two digits point to.
 * Source: CPR-kontoret, "Personnummeret i CPR", table of the seventh digit.
 */
export function centuryOf(digits: string): number {
  const [year, seventh] = [Number(digits.slice(4, 6)), Number(digits[6])];
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

/**
 * Whether ten digits `ddmmyyxxxx` begin with a day that exists. Numbers made by an authority for people without a CPR
 * number have 60 added to the day. Modulus 11 is not asked for: numbers given since 1 October 2007 need not have it
 * (CPR-kontoret, "Personnumre uden kontrolciffer (modulus 11 kontrol)"), and a mistyped one gives away nearly as much.
 */
export function beginsWithDay(digits: string): boolean {
  const [day = 0, month = 0, year = 0] = [0, 2, 4].map((from) => Number(digits.slice(from, from + 2)));
  const real = day > 60 ? day - 60 : day;
  const at = new Date(0);
  at.setUTCFullYear(centuryOf(digits) + year, month - 1, real);
  return real >= 1 && at.getUTCMonth() === month - 1 && at.getUTCDate() === real;
}
