import { expect, test } from "vitest";
import { mealsAsked, type mealsPaid, paidTwice } from "./meals-paid.ts";

const line = (homeHundredths: bigint | null, category: "meals" | "lodging" = "meals") => ({ category, homeHundredths });
const asked = (postings: Parameters<typeof mealsPaid>[0], given: Partial<Parameters<typeof mealsAsked>[0]> = {}) =>
  mealsAsked({ meals: [], mealsConfirmed: false, ...given }, postings, String).map(({ fault, params }) => [
    fault,
    params,
  ]);

test("meals that are paid already are asked about before an allowance pays for them again", () => {
  expect(asked([line(2_980_75n), line(50_00n, "lodging")])).toEqual([["per-diem-meals-paid", { paid: "298075" }]]);
  expect(asked([line(null)])).toEqual([["per-diem-meals-paid", { paid: "0" }]]);
  expect(asked([line(50_00n, "lodging")])).toEqual([]);
  expect(asked([line(50_00n), line(-50_00n)])).toEqual([]);
});

test("meals that are taken off as free are answered for, and so is whoever says that they were others'", () => {
  expect(asked([line(100n)], { meals: [{ free: [] }] })).toHaveLength(1);
  expect(asked([line(100n)], { meals: [{ free: [] }, { free: ["dinner"] }] })).toEqual([]);
  expect(asked([line(100n)], { mealsConfirmed: true })).toEqual([]);
});

test("no more is paid twice than the meals cost, nor than an allowance is taken off for all of them", () => {
  expect(paidTwice(2_980_75n, 1_899_76n)).toBe(1_424_82n);
  expect(paidTwice(500_00n, 1_899_76n)).toBe(500_00n);
});
