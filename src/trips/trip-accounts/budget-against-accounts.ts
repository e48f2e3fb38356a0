import type { Posting } from "../../accounts/index.ts";
import { decimalOf } from "../../kernel/index.ts";
import { compareMoney, type MoneyCompared } from "../compare-money.ts";
import type { Plan } from "../plan.ts";

/**
 * Budget against what is booked, by category. A budget in another currency than the accounts' is no figure to hold them against.
 * @param home the accounts' currency. @param isFinal whether the accounts are closed
 */
export function budgetAgainstAccounts(
  { budget }: Plan,
  postings: readonly Posting[],
  home: string,
  isFinal: boolean,
): readonly MoneyCompared[] {
  const booked = postings.map(({ category, homeHundredths }) => ({
    category,
    amount: homeHundredths === null ? null : decimalOf(homeHundredths),
  }));
  return compareMoney(budget?.currency === home ? budget.lines : [], booked, isFinal);
}
