import { type AccountsWindow, isBeforeWindow, isInNoSum } from "../../profile/index.ts";
import type { BodyYearMeasure, Tally } from "../../register/index.ts";

/** What the money of some trips comes to in one currency, in hundredths, as the list adds it. */
export interface CountedMoney {
  readonly budget: bigint;
  /** How many trips have a budget that is added, and how many accounts that are. */
  readonly budgets: number;
  readonly spent: bigint;
  readonly accounts: number;
  /** How many accounts are before the window, and so in no sum here. */
  readonly hidden: number;
  /** Final accounts of those where the number of people is known too: what a trip costs each is reckoned of these. */
  readonly each: { readonly spent: bigint; readonly people: number };
}

/** Trips of a committee or a year, counted as they were published. */
export interface Counted {
  readonly trips: number;
  /** Of these, those that came to something or are to. */
  readonly made: number;
  readonly people: number;
  /** Of those made, how many say how many people. */
  readonly withPeople: number;
  readonly final: number;
  readonly partly: number;
  readonly notSettled: number;
  readonly missing: number;
  readonly money: ReadonlyMap<string, CountedMoney>;
}

/** The tallies that this is read from. */
export const bodyYearMeasures: readonly BodyYearMeasure[] = [
  "body-year-state",
  "body-year-made",
  "body-year-people",
  "body-year-budget",
  "body-year-spent",
  "body-year-each",
];

const noMoney: CountedMoney = {
  budget: 0n,
  budgets: 0,
  spent: 0n,
  accounts: 0,
  hidden: 0,
  each: { spent: 0n, people: 0 },
};
export const nothingCounted: Counted = {
  ...{ trips: 0, made: 0, people: 0, withPeople: 0, final: 0, partly: 0, notSettled: 0, missing: 0 },
  money: new Map(),
};

/**
 * Adds tallies up under a word made of their committee or unit and their year; each is empty where a trip does not say it.
 * Accounts of a year before the window are in no sum: of a sum that held them, the one that is left could be read off.
 */
export function countedBy(
  tallies: readonly Tally[],
  window: AccountsWindow | null,
  wordOf: (body: string, year: string) => string,
): ReadonlyMap<string, Counted> {
  const sums = new Map<string, Counted>();
  for (const one of tallies) {
    const [body = "", year = "", third = ""] = one.key.split(" ");
    const word = wordOf(body, year);
    const isHidden = isInNoSum(window, year === "" ? null : Number(year));
    sums.set(word, added(sums.get(word) ?? nothingCounted, one, third, isHidden));
  }
  return sums;
}

/** Whether some of these years are before the window, so that what is said of older accounts is about something here. */
export function holdsOlder(years: ReadonlyMap<string, Counted>, window: AccountsWindow | null): boolean {
  return [...years.keys()].some((year) => year !== "" && isBeforeWindow(window, Number(year)));
}

function added(
  to: Counted,
  { measure, records, people, hundredths }: Tally,
  third: string,
  isHidden: boolean,
): Counted {
  const money = (change: (of: CountedMoney) => Partial<CountedMoney>): Counted => {
    const before = to.money.get(third) ?? noMoney;
    return { ...to, money: new Map([...to.money, [third, { ...before, ...change(before) }]]) };
  };
  switch (measure) {
    case "body-year-state": {
      const state = stateNames[third];
      return { ...to, trips: to.trips + records, ...(state && { [state]: to[state] + records }) };
    }
    case "body-year-made":
      return { ...to, made: to.made + records };
    case "body-year-people":
      return { ...to, withPeople: to.withPeople + records, people: to.people + people };
    case "body-year-budget":
      return money(({ budget, budgets }) => ({ budget: budget + hundredths, budgets: budgets + records }));
    case "body-year-spent":
      if (isHidden) return money(({ hidden }) => ({ hidden: hidden + records }));
      return money(({ spent, accounts }) => ({ spent: spent + hundredths, accounts: accounts + records }));
    case "body-year-each":
      if (isHidden) return to;
      return money(({ each }) => ({ each: { spent: each.spent + hundredths, people: each.people + people } }));
    default:
      return to;
  }
}

const stateNames: Readonly<Record<string, "final" | "partly" | "notSettled" | "missing">> = {
  ...{ final: "final", "partly-booked": "partly", "not-settled": "notSettled", none: "missing" },
};
