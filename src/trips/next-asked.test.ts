import { expect, test } from "vitest";
import type { Ruling } from "../decisions/index.ts";
import { day } from "../kernel/index.ts";
import { lyngholm, tripWith } from "./agenda/agenda.fixture.ts";
import { nextAsked } from "./next-asked.ts";

const today = day("2026-05-06");
const ruled = (committeeId: string, ruling: Ruling["ruling"]) =>
  ({ ruling, submission: { about: "request", committeeId } }) as Ruling;
const own = "boerne-og-skoleudvalget";

test("a new request goes to the first in the order, one that is postponed to the same again", () => {
  expect(nextAsked(tripWith({}), lyngholm(), today, [])).toBe(own);
  expect(nextAsked(tripWith({}, { status: "postponed" }), lyngholm(), today, [ruled(own, "postponed")])).toBe(own);
});

test("a recommended request is not asked of the committee that recommended it: the council, also where the order has nobody left", () => {
  const onwards = [ruled(own, "recommended")];
  expect(nextAsked(tripWith({}, { status: "recommended" }), lyngholm(), today, onwards)).toBe("byraadet");
  const dear = { budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "80000.04" }] } };
  expect(nextAsked(tripWith(dear, { status: "recommended" }), lyngholm(), today, onwards)).toBe("byraadet");
});
