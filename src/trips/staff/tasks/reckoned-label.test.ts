import { expect, test } from "vitest";
import { reckonedIn } from "./reckoned-label.ts";

test("a line's own calculation is reckoned where it is a plain product", () => {
  expect(reckonedIn("12 flybilletter × 1.000 kr.", "DKK")).toBe(12_000_00n);
  expect(reckonedIn("2 værelser x 3 nætter x 899,95 kr. pr. nat", "DKK")).toBe(5_399_70n);
  expect(reckonedIn("4 billetter × 120 EUR", "EUR")).toBe(480_00n);
});

test("what is no plain product, or reckons in another currency, is nothing to hold an amount against", () => {
  for (const label of [
    "Fly",
    "12 flybilletter",
    "6 × 700 kr. + gebyr 50 kr.",
    "4 × 120 EUR",
    "4 × 120 €",
    "hotel × 3",
    "3 × to",
  ])
    expect(reckonedIn(label, "DKK"), label).toBeNull();
  expect(reckonedIn(null, "DKK")).toBeNull();
});
