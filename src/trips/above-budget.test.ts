import { expect, test } from "vitest";
import { aboveBudget, type Compared } from "./above-budget.ts";

const row = (budget: bigint | null, spent: bigint | null, planned = budget !== null): Compared => ({
  budget,
  spent,
  planned,
});
const held = (rows: readonly Compared[], isFinal = false) => {
  const { of, total } = aboveBudget(rows, isFinal);
  return [...rows.map(of), total];
};

test("what the budget has nothing for is above it, and so is the whole", () => {
  expect(held([row(500n, 600n), row(null, 200n)])).toEqual([100n, 200n, 300n]);
});

test("a budget of one sum for everything is held against the whole alone, once that is final or overdrawn", () => {
  const rows = [row(900n, null), row(null, 500n), row(null, 300n)];
  expect(held(rows)).toEqual([null, null, null, null]);
  expect(held(rows, true)).toEqual([null, null, null, -100n]);
  expect(held([...rows, row(null, 200n)])).toEqual([null, null, null, null, 100n]);
});

test("nothing is said where the budget has a line that is no number, no budget, or nothing booked", () => {
  expect(held([row(500n, 900n), row(null, 200n, true)], true)).toEqual([400n, null, null]);
  expect(held([row(null, 200n)], true)).toEqual([null, null]);
  expect(held([row(500n, null)], true)).toEqual([null, null]);
});
