import type { Posting } from "../../accounts/index.ts";
import { hundredthsOf } from "../../kernel/index.ts";
import { type Category, categories } from "../../profile/index.ts";
import type { Plan } from "../plan.ts";

/** One category: what was budgeted, what is booked (`spent`), in hundredths; `null` where there is none. */
export interface CategoryCompared {
  readonly category: Category;
  readonly budget: bigint | null;
  readonly spent: bigint | null;
  /** The budget has a line for it. */
  readonly planned: boolean;
  /** A line of it has no known worth at home: what is booked is not known. */
  readonly isOpen: boolean;
}

/**
 * Budget against accounts, by category. A budget in another currency than the accounts' is no figure to hold them against.
 * @param home the accounts' currency
 */
export function budgetAgainstAccounts(
  { budget }: Plan,
  postings: readonly Posting[],
  home: string,
): readonly CategoryCompared[] {
  const lines = budget?.currency === home ? budget.lines : [];
  return categories.flatMap((category) => {
    const budgeted = lines
      .filter((one) => one.category === category)
      .flatMap((one) => (one.amount === null ? [] : (hundredthsOf(one.amount) ?? [])));
    const own = postings.filter((one) => one.category === category);
    if (budgeted.length + own.length === 0) return [];
    const booked = own.flatMap((one) => one.homeHundredths ?? []);
    const isOpen = booked.length < own.length;
    const planned = lines.some((one) => one.category === category);
    return [{ category, budget: summed(budgeted), spent: isOpen ? null : summed(booked), planned, isOpen }];
  });
}

function summed(amounts: readonly bigint[]): bigint | null {
  return amounts.length === 0 ? null : amounts.reduce((sum, one) => sum + one, 0n);
}
