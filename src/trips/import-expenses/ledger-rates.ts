import { homeCurrencyOf, isRate, likelierRate } from "../../accounts/index.ts";
import type { Work } from "../../identity/index.ts";
import type { ExpenseRow, Flag } from "../../intake/index.ts";

/** The rate that a ledger's row is taken to have, and what one must be told of it. */
export interface LedgerRate {
  readonly rate: string | null;
  readonly flags: readonly Flag[];
}

const none: LedgerRate = { rate: null, flags: [] };

/**
 * Rates as rows give them. One that cannot be that of one unit is left out and told of: the line's worth is unknown until
 * somebody puts the rate on it, and never a hundred times too much.
 */
export async function ledgerRates(work: Work, items: readonly ExpenseRow[]): Promise<(item: ExpenseRow) => LedgerRate> {
  const read = new Map<string, LedgerRate>();
  // A ledger has a million lines and few rates.
  for (const item of items) if (!read.has(nameOf(item))) read.set(nameOf(item), await readRate(work, item));
  return (item) => read.get(nameOf(item)) ?? none;
}

function nameOf({ rate, currency, postedOn }: ExpenseRow): string {
  return [rate, currency, postedOn].join(" ");
}

async function readRate(work: Work, { rate, currency, postedOn: bookedOn }: ExpenseRow): Promise<LedgerRate> {
  if (rate === undefined || rate === null || currency === null) return none;
  const about = { field: "rate", printed: rate };
  const said = rate.replace(".", ",");
  if (currency === homeCurrencyOf(work.municipality.profile)) {
    // Many ledgers print a rate on every line: none, one, or that of 100 units.
    const says = ![0, 1, 100].includes(Number(rate));
    return says
      ? { rate: null, flags: [{ code: "rate-at-home", params: { currency, printed: said }, ...about }] }
      : none;
  }
  if (!isRate(rate)) return { rate: null, flags: [{ code: "rate-unreadable", ...about }] };
  const likely = await likelierRate(work, { rate, currency, bookedOn });
  if (likely === null) return { rate, flags: [] };
  return { rate: null, flags: [{ code: "rate-unlikely", params: { currency, likely, printed: said }, ...about }] };
}
