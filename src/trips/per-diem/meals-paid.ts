import { type Posting, percentLeft } from "../../accounts/index.ts";
import { type Fault, fault } from "../../kernel/index.ts";
import type { PerDiemGiven } from "./per-diem-given.ts";

type MealLine = Pick<Posting, "category" | "homeHundredths">;

/** What is booked for meals on a trip already, in hundredths at home; `null` where there is nothing, or it came to nothing. */
export function mealsPaid(postings: readonly MealLine[]): bigint | null {
  const meals = postings.filter(({ category }) => category === "meals");
  const known = meals.reduce((sum, { homeHundredths }) => sum + (homeHundredths ?? 0n), 0n);
  // A line without a worth at home yet was paid all the same.
  return known > 0n || meals.some(({ homeHundredths }) => homeHundredths === null) ? known : null;
}

/** At the most how much would be paid twice: the meals, as far as the allowance could be taken off for them. */
export function paidTwice(paid: bigint, allowance: bigint): bigint {
  const most = (allowance * BigInt(100 - percentLeft)) / 100n;
  return paid < most ? paid : most;
}

/**
 * An allowance pays for the day's meals. Meals that are paid by the bill already are taken off it, by the state's rules, when
 * they are said to be free; where none is, whoever books says that the bills were for others or for more.
 */
export function mealsAsked(
  { meals, mealsConfirmed }: Pick<PerDiemGiven, "meals" | "mealsConfirmed">,
  postings: readonly MealLine[],
  written: (hundredths: bigint) => string,
): Fault[] {
  const paid = mealsPaid(postings);
  if (paid === null || mealsConfirmed || meals.some(({ free }) => free.length > 0)) return [];
  return [fault("per-diem-meals-paid", { paid: written(paid) }, "mealsConfirmed")];
}
