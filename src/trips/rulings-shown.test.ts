import { expect, test } from "vitest";
import type { Ruling } from "../decisions/index.ts";
import { day } from "../kernel/index.ts";
import { askedShown, byManagerShown, departuresShown } from "./rulings-shown.ts";
import type { AskedChange, Departure, Trip } from "./trip.ts";

const ruling = (closed: boolean) => ({ closed }) as Ruling;
const cap: Departure = { rule: "member-cap", currency: "DKK", limit: "30000.00", reached: ["32300.00"] };
const number: Departure = { rule: "trips-per-term", currency: null, limit: "3", reached: ["4"] };
const reached = (closed: boolean, showsBudget: boolean) =>
  departuresShown(ruling(closed), [cap, number], showsBudget)?.departures?.map((one) => one.reached);

test("by how much a rule was departed from is told of an open item, a member's sum only with the budget", () => {
  expect(reached(false, true)).toEqual([["32300.00"], ["4"]]);
  expect(reached(false, false)).toEqual([null, ["4"]]);
  expect(reached(true, true)).toEqual([null, null]);
  expect(departuresShown(ruling(false), undefined, true)).toBe(null);
});

test("what a manager allowed to be changed tells sums only where the budget is public", () => {
  const budget = { from: "1800.00", to: "2500.00", currency: "DKK" };
  const change = { what: ["budget"], budget, days: null } as unknown as AskedChange;
  const approved = { changesByManager: [{ on: day("2026-11-27"), change }] } as unknown as Trip["approved"];
  expect(
    byManagerShown({ approved, startOn: null }, { budget: true, funding: true }).changesByManager?.[0]?.change.budget,
  ).toEqual(budget);
  expect(
    byManagerShown({ approved, startOn: null }, { budget: false, funding: true }).changesByManager?.[0]?.change.budget,
  ).toBe(null);
});

test("that who pays was to be otherwise is told once who pays is public, of a ruling and of a manager's yes", () => {
  const change: AskedChange = { what: ["budget", "funding"], budget: null, days: null };
  const approved = { changesByManager: [{ on: day("2026-11-27"), change }] } as unknown as Trip["approved"];
  for (const [funding, what] of [
    [true, ["budget", "funding"]],
    [false, ["budget"]],
  ] as const) {
    const shows = { budget: true, funding };
    expect(askedShown(ruling(false), change, shows)?.change?.what).toEqual(what);
    expect(byManagerShown({ approved, startOn: null }, shows).changesByManager?.[0]?.change.what).toEqual(what);
  }
});
