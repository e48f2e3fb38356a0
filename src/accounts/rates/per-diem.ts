import type { DateOn } from "../../kernel/index.ts";

/** A row of a per-diem table. Amounts are decimals. */
export interface PerDiem {
  readonly tableName: string;
  /** ISO code, or `*`: the region's rate for countries that the table does not list. */
  readonly country: string;
  readonly region: string | null;
  /** `null`: the whole country, but for the places it has rates of their own for. */
  readonly place: string | null;
  readonly perDay: string | null;
  readonly lodging: string | null;
  readonly currency: string;
  readonly validFrom: DateOn;
  readonly validTo: DateOn | null;
  readonly asPrinted: Readonly<Record<string, string>>;
}

/**
 * The rates that hold for a country on a day: the place's own, else the country's and its places', else the residual rates,
 * of which a person chooses the region's. A newer row of the same place takes the older one's place.
 */
export function perDiemsOn(
  rates: readonly PerDiem[],
  { country, place }: { readonly country: string; readonly place: string | null },
  on: DateOn,
): readonly PerDiem[] {
  const holding = rates.filter(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
  const groups = Map.groupBy(holding, (one) => JSON.stringify([one.country, one.region, one.place]));
  const newest = [...groups.values()].map((rows) => rows.reduce((a, b) => (b.validFrom > a.validFrom ? b : a)));
  const own = newest.filter((one) => one.country === country);
  const named = own.filter((one) => place !== null && one.place?.toLowerCase() === place.toLowerCase());
  if (named.length > 0) return named;
  return own.length > 0 ? own : newest.filter((one) => one.country === "*");
}
