import { expect, test } from "vitest";
import { paysOtherwise } from "./payers-changed.ts";
import { emptyPlan, planSchema } from "./plan.ts";
import type { PublicPlan } from "./trip.ts";

const unit = (amount: string | null) => ({ payer: "unit", amount });
const sponsor = (amount: string, name = "Nordisk Råd") => ({ payer: "sponsor", name, amount });
const gift = (amount: string, name = "Værksted A/S") => ({ payer: "company", name, amount, basis: "§" });
const paid = (funding: readonly object[], unitId = "lyngskolen", committeeId: string | null = "byraadet") =>
  ({ committeeId, unitId, plan: planSchema.parse({ ...emptyPlan, funding }) }) as unknown as PublicPlan;
const otherwise = (before: PublicPlan, after: PublicPlan, companies = true) =>
  paysOtherwise({}, before, after, { companies });

test("a payer added or gone, another sum and another payer's name are another split; the same in another order is not", () => {
  const stood = paid([unit("2000"), sponsor("500")]);
  expect(otherwise(stood, paid([sponsor("500.00"), unit("2000.00")]))).toBe(false);
  expect(otherwise(stood, paid([unit("2000"), sponsor("200"), sponsor("300")]))).toBe(false);
  for (const after of [
    [unit("2000")],
    [unit("2000"), sponsor("500"), sponsor("1", "Amtet")],
    [unit("2001"), sponsor("500")],
    [unit(null), sponsor("500")],
    [unit("2000"), sponsor("500", "Amtet")],
  ])
    expect(otherwise(stood, paid(after)), JSON.stringify(after)).toBe(true);
});

test("another unit is, where a unit pays beside the committee before and after", () => {
  const [before, after] = [paid([unit("2000")]), paid([unit("2000")], "skole-og-dagtilbud")];
  expect(otherwise(before, after)).toBe(true);
  expect(otherwise(paid([]), paid([], "skole-og-dagtilbud"))).toBe(false);
  // Where the unit answers alone it is another ramme, and told as that.
  const alone = (unitId: string) => paid([unit("2000")], unitId, null);
  expect(otherwise(alone("lyngskolen"), alone("skole-og-dagtilbud"))).toBe(false);
});

test("a company's smaller payment is, held against what was approved; where it is told as a gift it is not told twice", () => {
  const [more, less] = [paid([gift("3000")]), paid([gift("2000")])];
  expect(otherwise(more, less)).toBe(true);
  expect(otherwise(more, paid([]))).toBe(true);
  expect(otherwise(less, more, false)).toBe(false);
  const approved = { gifts: [{ name: "Værksted A/S", amount: "3000" }] };
  expect(paysOtherwise(approved, less, less, { companies: true })).toBe(true);
});
