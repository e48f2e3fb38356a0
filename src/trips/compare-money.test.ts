import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalOf } from "../kernel/index.ts";
import { categories } from "../profile/index.ts";
import { compareMoney, differenceOf, hasDifference, type MoneyLine } from "./compare-money.ts";

const line = (category: MoneyLine["category"], amount: number | null): MoneyLine => ({
  category,
  amount: amount === null ? null : decimalOf(BigInt(amount)),
});
const held = (budget: readonly MoneyLine[], accounts: readonly MoneyLine[], isFinal = false) => {
  const rows = compareMoney(budget, accounts, isFinal);
  return [...rows.map((one) => one.difference), differenceOf(rows)];
};

test("is added up by category, in the public order, and what is unknown stays unknown", () => {
  const budget = [line("meals", 10050), line("transport", null), line("meals", 950)];
  const accounts = [line("transport", 5000), line("transport", null), line("lodging", -200)];
  const rows = compareMoney(budget, accounts, false);
  expect(rows).toEqual([
    { category: "transport", budget: null, spent: null, difference: null, planned: true, isOpen: true },
    { category: "lodging", budget: null, spent: -200n, difference: null, planned: false, isOpen: false },
    { category: "meals", budget: 11000n, spent: null, difference: null, planned: true, isOpen: false },
  ]);
});

test("what the budget has nothing for is above it, and so is the whole", () => {
  expect(held([line("transport", 500)], [line("transport", 600), line("meals", 200)])).toEqual([100n, 200n, 300n]);
});

test("of final accounts a budget line without a bill is 0 spent", () => {
  const rows = compareMoney([line("transport", 500), line("meals", 300)], [line("transport", 480)], true);
  expect(rows.map((one) => [one.spent, one.difference])).toEqual([
    [480n, -20n],
    [0n, -300n],
  ]);
  expect(differenceOf(rows)).toBe(-320n);
  expect(held([line("transport", 500)], [], true)).toEqual([-500n, -500n]);
});

test("before they are final nothing is said of what has not come, nor of the whole", () => {
  expect(held([line("transport", 500), line("meals", 300)], [line("transport", 480)])).toEqual([-20n, null, null]);
  expect(held([line("transport", 500)], [])).toEqual([null, null]);
});

test("a budget of one sum for everything is held against the whole once that is final or overdrawn", () => {
  const budget = [line("transport", 900)];
  const accounts = [line("lodging", 500), line("meals", 300)];
  expect(held(budget, accounts)).toEqual([null, null, null, null]);
  expect(held(budget, accounts, true)).toEqual([-900n, 500n, 300n, -100n]);
  expect(held(budget, [...accounts, line("meals", 200)])).toEqual([-900n, 500n, 500n, 100n]);
});

test("nothing is said of a line that is no number, on either side, nor of the whole; without a budget of nothing", () => {
  expect(
    held([line("transport", 500), line("meals", null)], [line("transport", 900), line("meals", 200)], true),
  ).toEqual([400n, null, null]);
  expect(held([line("transport", 500), line("transport", null)], [line("transport", 900)], true)).toEqual([null, null]);
  expect(held([line("transport", 500), line("meals", 100)], [line("transport", 900), line("meals", null)])).toEqual([
    400n,
    null,
    null,
  ]);
  expect(held([], [line("meals", 200)], true)).toEqual([null, null]);
  expect(hasDifference(compareMoney([], [line("meals", 200)], true))).toBe(false);
});

const lines = fc.array(
  fc
    .record({
      category: fc.constantFrom(...categories),
      amount: fc.oneof(fc.constant(null), fc.integer({ min: -5000, max: 900_000 })),
    })
    .map(({ category, amount }) => line(category, amount)),
  { maxLength: 12 },
);
const known = lines.map((some) => some.filter((one) => one.amount !== null));
const total = (some: readonly MoneyLine[]) =>
  some.reduce((sum, { amount }) => sum + BigInt((amount ?? "0").replace(".", "")), 0n);

test("the lines' differences come to the whole's for every mix of budgeted, unbudgeted, unspent and foreign lines", () => {
  fc.assert(
    fc.property(lines, lines, fc.boolean(), (budget, accounts, isFinal) => {
      const rows = compareMoney(budget, accounts, isFinal);
      const whole = differenceOf(rows);
      if (rows.some((one) => one.difference === null)) expect(whole).toBeNull();
      if (whole === null) return;
      expect(rows.reduce((sum, one) => sum + (one.difference ?? 0n), 0n)).toBe(whole);
      expect(whole).toBe(total(accounts) - total(budget));
    }),
  );
});

test("of final accounts whose lines are numbers all is said: what was spent less what was to be", () => {
  fc.assert(
    fc.property(known, known, (budget, accounts) => {
      fc.pre(budget.length > 0);
      const rows = compareMoney(budget, accounts, true);
      expect(differenceOf(rows)).toBe(total(accounts) - total(budget));
      for (const row of rows) expect(row.difference).toBe((row.spent ?? 0n) - (row.budget ?? 0n));
    }),
  );
});

test("an overspend is never hidden behind a line that waits", () => {
  fc.assert(
    fc.property(known, known, (budget, accounts) => {
      fc.pre(budget.length > 0 && total(accounts) > total(budget));
      expect(differenceOf(compareMoney(budget, accounts, false))).toBe(total(accounts) - total(budget));
    }),
  );
});
