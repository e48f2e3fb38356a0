import { compareMoney, type MoneyCompared } from "../compare-money.ts";
import type { PublishedTrip } from "./shown.ts";

type Line = NonNullable<PublishedTrip["budget"]>["lines"][number];

/** What one category was to cost and did. */
export interface MoneyRow extends MoneyCompared {
  /** What its lines are called in the source or in the accounts. */
  readonly labels: readonly string[];
  /** Printed amounts that are no numbers: shown, never added. */
  readonly unread: readonly string[];
}

/** Budget and accounts side by side by category; meals, drink and attractions are categories of their own. */
export function moneyRows(budget: readonly Line[], accounts: readonly Line[], isFinal: boolean): readonly MoneyRow[] {
  return compareMoney(budget, accounts, isFinal).map((row) => {
    const all = [...budget, ...accounts].filter((one) => one.category === row.category);
    return {
      ...row,
      labels: [...new Set(all.flatMap((one) => one.label ?? []))],
      unread: all.flatMap((one) => one.amountText ?? []),
    };
  });
}

/** Whether nothing more comes. Of an imported trip without a line nothing is known of what its lines came to. */
export function isSettled({ accounts, source }: Pick<PublishedTrip, "accounts" | "source">): boolean {
  return accounts.status === "final" && (accounts.lines.length > 0 || source === null);
}
