import { type Currency, dividedBy } from "../kernel/index.ts";
import { type Category, categories } from "../profile/index.ts";
import type { Posting } from "./posting.ts";

/** A sum in hundredths, and its share a participant. `null` where it is not known. */
export interface Sum {
  readonly total: bigint | null;
  /** Rounded half away from zero; `null` too where the number of participants is unknown. */
  readonly perParticipant: bigint | null;
}

export interface CategorySum {
  readonly category: Category;
  readonly postings: readonly Posting[];
  /** Of the lines that are numbers; `null` where none is. */
  readonly total: bigint | null;
}

export interface CurrencySum extends Sum {
  readonly currency: Currency;
  /** In the contract's order, those with a line. */
  readonly categories: readonly CategorySum[];
}

export interface Accounts {
  /** One sum a currency, never across: the home currency first, the others by code. */
  readonly currencies: readonly CurrencySum[];
  /** All of it in the home currency; unknown when there is no line, or one's worth at home is unknown. */
  readonly home: Sum & { readonly currency: Currency };
}

/** The accounts that postings make. Totals are added up from the lines shown, so they foot by construction. */
export function accountsOf(postings: readonly Posting[], home: Currency, participants: number | null): Accounts {
  const share = (total: bigint | null): Sum => ({
    total,
    perParticipant: total === null || !participants ? null : dividedBy(total, participants),
  });
  const others = [...new Set(postings.map((one) => one.currency))].filter((one) => one !== home).sort();
  const currencies = [home, ...others].flatMap((currency) => {
    const sums = byCategory(postings.filter((one) => one.currency === currency));
    return sums.length === 0 ? [] : [{ currency, categories: sums, ...share(known(sums.map((one) => one.total))) }];
  });
  const worths = postings.map((one) => one.homeHundredths);
  return { currencies, home: { currency: home, ...share(worths.includes(null) ? null : known(worths)) } };
}

function byCategory(postings: readonly Posting[]): CategorySum[] {
  return categories.flatMap((category) => {
    const own = postings.filter((one) => one.category === category);
    return own.length === 0 ? [] : [{ category, postings: own, total: known(own.map((one) => one.hundredths)) }];
  });
}

/** The sum of those that are known; `null` where none is. */
function known(amounts: readonly (bigint | null)[]): bigint | null {
  const numbers = amounts.filter((one) => one !== null);
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0n);
}
