import { expect, test } from "vitest";
import type { Posting } from "../../accounts/index.ts";
import { emptyPlan, planSchema } from "../plan.ts";
import { budgetAgainstAccounts } from "./budget-against-accounts.ts";

const posting = (category: Posting["category"], homeHundredths: bigint | null) =>
  ({ category, homeHundredths }) as Posting;
const budget = (currency: string) =>
  planSchema.parse({ ...emptyPlan, budget: { currency, lines: [{ category: "meals", amount: "100.50" }] } });

test("what is booked counts with its worth at home, and a line without one is not known", () => {
  const compared = (worth: bigint | null) =>
    budgetAgainstAccounts(budget("DKK"), [posting("meals", worth)], "DKK", false).map((one) => one.difference);
  expect(compared(10100n)).toEqual([50n]);
  expect(compared(null)).toEqual([null]);
});

test("a budget in another currency is not held against the accounts", () => {
  expect(budgetAgainstAccounts(budget("EUR"), [posting("meals", 1n)], "DKK", true)).toEqual([
    { category: "meals", budget: null, spent: 1n, difference: null, planned: false, isOpen: false },
  ]);
});
