import { expect, test } from "vitest";
import { renderPart } from "../../web/index.ts";
import { type Counted, nothingCounted } from "./counted.ts";
import { CountedTables } from "./counted-tables.tsx";

const money = { budget: 5_810_000n, budgets: 2, spent: 5_030_690n, accounts: 2, hidden: 0 };
const two: Counted = {
  ...{ ...nothingCounted, trips: 2, made: 2, people: 8, withPeople: 2, final: 2 },
  money: new Map([["DKK", { ...money, each: { spent: 0n, people: 0 } }]]),
};
const shown = (...all: readonly Counted[]) =>
  renderPart(
    <CountedTables
      rows={[
        {
          heading: "",
          rows: all.map((counted, at) => ({ key: String(at), name: { text: String(2026 - at) }, href: null, counted })),
        },
      ]}
      {...{ head: "År", caption: "År for år", currency: "DKK", lang: "da", window: null }}
    />,
  );

test("a bar compares a row whose accounts are all final", () => {
  const page = shown(two);
  expect(page).toContain("Regnskab mod budget");
  expect(page).not.toContain("indtil nu");
});

test("half-booked accounts are held against no budget: no bar, no empty column, and the sum is said to be so far", () => {
  const page = shown({ ...two, final: 1, partly: 1 });
  expect(page).not.toContain("Regnskab mod budget");
  expect(page).toContain("som det er indtil nu");
});

test("bars have a column where most rows have one: else it would be empty for the most part, and is not explained", () => {
  const half = { ...two, final: 1, partly: 1 };
  expect(shown(two, two, half)).toContain("Regnskab mod budget");
  for (const page of [shown(two, half), shown(two, half, half)]) {
    expect(page).not.toContain("Regnskab mod budget");
    expect(page).not.toContain("stregen er budgettet");
  }
});
