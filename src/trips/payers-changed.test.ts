import { expect, test } from "vitest";
import { payersMoved, paysOtherwise } from "./payers-changed.ts";
import { emptyPlan, planSchema } from "./plan.ts";
import type { PublicPlan } from "./trip.ts";

const unit = (amount: string | null) => ({ payer: "unit", amount });
const sponsor = (amount: string, name = "Nordisk Råd") => ({ payer: "sponsor", name, amount });
const gift = (amount: string, name = "Værksted A/S") => ({ payer: "company", name, amount, basis: "§" });
const paid = (funding: readonly object[], unitId = "lyngskolen", committeeId: string | null = "byraadet") =>
  ({ committeeId, unitId, plan: planSchema.parse({ ...emptyPlan, funding }) }) as unknown as PublicPlan;
const otherwise = (before: PublicPlan, after: PublicPlan, companies = true) =>
  paysOtherwise({ budget: before.plan.budget }, before, after, { companies, home: "DKK" });

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
  const approved = { gifts: [{ name: "Værksted A/S", amount: "3000" }], budget: null };
  expect(paysOtherwise(approved, less, less, { companies: true, home: "DKK" })).toBe(true);
});

const budgeted = (amount: string, funding: readonly object[], unitId: string | null = null) =>
  ({
    ...{ committeeId: "byraadet", unitId },
    plan: planSchema.parse({
      ...emptyPlan,
      funding,
      budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount }] },
    }),
  }) as unknown as PublicPlan;
const moved = (before: PublicPlan, after: PublicPlan) =>
  payersMoved(before, after, "DKK").map(({ from, to }) => [
    (to ?? from)?.payer,
    from?.total ?? null,
    to?.total ?? null,
  ]);

test("whom nobody names of our own bears the rest: to write it down moves nothing, and both are told of a part that is taken over", () => {
  const committee = (amount: string) => ({ payer: "committee", amount });
  const stood = budgeted("6000", []);
  const host = { payer: "host", name: "Bremen", amount: "1000" };
  expect(moved(stood, budgeted("7000", [committee("6000"), host]))).toEqual([["host", null, 100_000n]]);
  expect(moved(stood, budgeted("6000", [committee("6000")]))).toEqual([]);
  expect(moved(budgeted("6000", [committee("6000")]), stood)).toEqual([]);
  // A higher budget is told as that, until somebody says who pays.
  expect(moved(stood, budgeted("7000", []))).toEqual([]);
  expect(moved(stood, budgeted("7000", [committee("7000")]))).toEqual([]);
  const other = { payer: "committee", name: "Børne- og Skoleudvalget" };
  for (const written of [{ ...other, amount: "6000" }, { ...other, amount: null }, committee("6000")])
    expect(moved(stood, budgeted("7000", [written, host])), JSON.stringify(written)).toEqual([
      ["host", null, 100_000n],
    ]);
  expect(moved(budgeted("6000", [], "lyngskolen"), budgeted("6000", [unit("2000")], "lyngskolen"))).toEqual([
    ["committee", 600_000n, 400_000n],
    ["unit", null, 200_000n],
  ]);
});

/** What is paid of 6.000 in a currency; `null` of no budget. */
const paidIn = (currency: string | null, funding: readonly object[]) => {
  const one = budgeted("6000", funding);
  const budget = currency === null ? null : { ...one.plan.budget, currency };
  return { ...one, plan: { ...one.plan, budget } } as unknown as PublicPlan;
};

test.each([
  ["DKK", "EUR", true],
  ["EUR", "DKK", true],
  // Without a budget it is told in kroner: a first one in kroner is told as that alone, and so is one that is taken away.
  [null, "DKK", false],
  ["DKK", null, false],
  [null, "EUR", true],
  ["EUR", null, true],
  [null, null, false],
] as const)("the same figure of %s in %s is another payment: %s, a company's like the others'", (was, is, isOther) => {
  const host = { payer: "host", name: "Bremen", amount: "1000" };
  const both = (funding: readonly object[]) => [paidIn(was, funding), paidIn(is, funding)] as const;
  expect(moved(...both([host]))).toEqual(isOther ? [["host", 100_000n, 100_000n]] : []);
  expect(otherwise(...both([gift("1000")]))).toBe(isOther);
  // Of an amount that nobody has stated no money is known.
  for (const unstated of [
    { ...host, amount: null },
    { ...gift("1"), amount: null },
  ])
    expect(otherwise(...both([unstated])), JSON.stringify(unstated)).toBe(false);
});

test("a name with another case or two blanks in it is the same payer", () => {
  const [before, after] = [
    [sponsor("500"), gift("100")],
    [sponsor("500", "NORDISK  Råd"), gift("100", "Værksted  a/s")],
  ];
  expect(otherwise(paid(before), paid(after))).toBe(false);
});
