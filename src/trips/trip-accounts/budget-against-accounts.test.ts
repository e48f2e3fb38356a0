import { expect, test } from "vitest";
import type { Posting } from "../../accounts/index.ts";
import { categories } from "../../profile/index.ts";
import { emptyPlan, planSchema } from "../plan.ts";
import { budgetAgainstAccounts } from "./budget-against-accounts.ts";

const posting = (category: Posting["category"], homeHundredths: bigint | null) =>
  ({ category, homeHundredths }) as Posting;
const budget = (currency: string) =>
  planSchema.parse({
    ...emptyPlan,
    budget: {
      currency,
      lines: [
        { category: "meals", amount: "100.50" },
        { category: "meals", amount: "9.50" },
        { category: "transport", amount: null, amountText: "300-400" },
      ],
    },
  });

test("is added up by category, in the public order, and unknown stays unknown", () => {
  const postings = [posting("transport", 5000n), posting("transport", null), posting("lodging", -200n)];
  const compared = budgetAgainstAccounts(budget("DKK"), postings, "DKK");
  expect(compared).toEqual([
    { category: "transport", budget: null, spent: null, planned: true, isOpen: true },
    { category: "lodging", budget: null, spent: -200n, planned: false, isOpen: false },
    { category: "meals", budget: 11000n, spent: null, planned: true, isOpen: false },
  ]);
  const order = compared.map((one) => categories.indexOf(one.category));
  expect(order).toEqual(order.toSorted((one, other) => one - other));
});

test("a budget in another currency is not held against the accounts", () => {
  expect(budgetAgainstAccounts(budget("EUR"), [posting("meals", 1n)], "DKK")).toEqual([
    { category: "meals", budget: null, spent: 1n, planned: false, isOpen: false },
  ]);
});
