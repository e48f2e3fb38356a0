import { hundredthsOf } from "../../kernel/index.ts";
import { type Category, categories } from "../../profile/index.ts";
import type { PublishedTrip } from "./shown.ts";

type Line = NonNullable<PublishedTrip["budget"]>["lines"][number];

/** What one category was to cost and did, in hundredths; `null` where no line is a number. */
export interface MoneyRow {
  readonly category: Category;
  /** What its lines are called in the source or in the accounts. */
  readonly labels: readonly string[];
  readonly budget: bigint | null;
  readonly spent: bigint | null;
  /** Whether a line of its accounts has no known amount: then its sum is not known. */
  readonly isOpen: boolean;
  /** The budget has a line for it. */
  readonly planned: boolean;
  /** Printed amounts that are no numbers: shown, never added. */
  readonly unread: readonly string[];
}

/** Budget and accounts side by side by category; meals, drink and attractions are categories of their own. */
export function moneyRows(budget: readonly Line[], accounts: readonly Line[]): readonly MoneyRow[] {
  return categories.flatMap((category) => {
    const [planned, booked] = [budget, accounts].map((lines) => lines.filter((one) => one.category === category));
    const all = [...(planned ?? []), ...(booked ?? [])];
    if (all.length === 0) return [];
    return [
      {
        category,
        labels: [...new Set(all.flatMap((one) => one.label ?? []))],
        budget: added(planned ?? []),
        spent: isOpen(booked ?? []) ? null : added(booked ?? []),
        isOpen: isOpen(booked ?? []),
        planned: (planned ?? []).length > 0,
        unread: all.flatMap((one) => one.amountText ?? []),
      },
    ];
  });
}

function isOpen(lines: readonly Line[]): boolean {
  return lines.some((one) => one.amount === null);
}

function added(lines: readonly Line[]): bigint | null {
  const amounts = lines.flatMap((one) => (one.amount === null ? [] : (hundredthsOf(one.amount) ?? [])));
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount, 0n);
}
