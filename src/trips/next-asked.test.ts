import { expect, test } from "vitest";
import type { Ruling } from "../decisions/index.ts";
import { day } from "../kernel/index.ts";
import { lyngholm, tripWith } from "./agenda/agenda.fixture.ts";
import { nextAsked, turnOfAnother } from "./next-asked.ts";

const today = day("2026-05-06");
const ruled = (committeeId: string, ruling: Ruling["ruling"]) =>
  ({ ruling, submission: { about: "request", committeeId } }) as Ruling;
const own = "boerne-og-skoleudvalget";

test("a new request goes to the first in the order, one that is postponed to the same again", () => {
  expect(nextAsked(tripWith({}), lyngholm(), today, [])).toBe(own);
  expect(nextAsked(tripWith({}, { status: "postponed" }), lyngholm(), today, [ruled(own, "postponed")])).toBe(own);
});

test("what the second in the order, or the council, postponed is its turn still; the first may be asked anew", () => {
  const second = "oekonomiudvalget";
  const postponed = { kind: "delegation", status: "postponed" } as const;
  const trip = tripWith({}, postponed);
  const by = (id: string) => [ruled(own, "approved"), ruled(id, "postponed")];
  expect(nextAsked(trip, lyngholm(), today, by(second))).toBe(second);
  expect(nextAsked(trip, lyngholm(), today, by("byraadet"))).toBe("byraadet");
  // The last postponement counts, and none of a committee that is no longer asked.
  expect(nextAsked(trip, lyngholm(), today, [ruled(own, "postponed"), ...by(second)])).toBe(second);
  expect(nextAsked(trip, lyngholm(), today, by(culture))).toBe(second);
  const report = { ruling: "postponed", submission: { about: "report", committeeId: own } } as Ruling;
  expect(nextAsked(trip, lyngholm(), today, [...by(second), report])).toBe(second);
  // Of what was rewritten since, nobody has passed on or postponed anything.
  expect(nextAsked(trip, lyngholm(), today, [])).toBe(own);
  for (const id of [second, own]) expect(turn(postponed, id, by(second))).toBeNull();
  expect(turn(postponed, culture, by(second))).toBe(second);
});

test("a recommended request is not asked of the committee that recommended it: the council, also where the order has nobody left", () => {
  const onwards = [ruled(own, "recommended")];
  expect(nextAsked(tripWith({}, { status: "recommended" }), lyngholm(), today, onwards)).toBe("byraadet");
  const dear = { budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "80000.04" }] } };
  expect(nextAsked(tripWith(dear, { status: "recommended" }), lyngholm(), today, onwards)).toBe("byraadet");
});

test("what a member stopped by § 23 is the council's to settle", () => {
  expect(nextAsked(tripWith({}, { status: "suspended" }), lyngholm(), today, [ruled(own, "suspended")])).toBe(
    "byraadet",
  );
});

const culture = "kultur-og-fritidsudvalget";
const turn = (
  over: Parameters<typeof tripWith>[1],
  committeeId: string,
  rulings: readonly Ruling[] = [],
  on = "2026-06-02",
) => turnOfAnother(tripWith({}, over), lyngholm(), today, rulings, { committeeId, meetingOn: day(on) });

test("another committee's turn is told of, the council's never: it settles everything", () => {
  expect(turn({}, own)).toBeNull();
  expect(turn({}, culture)).toBe(own);
  expect(turn({}, "byraadet")).toBeNull();
  expect(turn({ kind: "delegation" }, "oekonomiudvalget")).toBe(own);
  expect(turn({ kind: "delegation", status: "recommended" }, "oekonomiudvalget", [ruled(own, "approved")])).toBeNull();
});

test("what was recommended to the council goes to no other committee, nor back to the same", () => {
  const onwards = [ruled(own, "recommended")];
  for (const id of [culture, own]) expect(turn({ status: "recommended" }, id, onwards)).toBe("byraadet");
});

test("what the second in the order sent back may be asked of it again, or from the first anew", () => {
  const back = [ruled(own, "approved"), ruled("oekonomiudvalget", "sent-back")];
  const sentBack = { kind: "delegation", status: "sent-back" } as const;
  expect(turn(sentBack, "oekonomiudvalget", back)).toBeNull();
  expect(turn(sentBack, own, back)).toBeNull();
  expect(turn(sentBack, culture, back)).toBe(own);
});

test("whoever took a committee's matters over stands in its place from that day on", () => {
  const old = { committeeId: "teknikudvalget", startOn: day("2026-03-01") };
  expect(turn(old, "klima-og-teknikudvalget", [], "2026-02-03")).toBeNull();
  expect(turn(old, culture, [], "2026-02-03")).toBe("teknikudvalget");
});

test("a visit that a unit's manager approves and no limit sends on may be put before any committee", () => {
  const visit = { kind: "staff-visit", committeeId: null, unitId: "skole-og-dagtilbud" } as const;
  expect(turn(visit, culture)).toBeNull();
  const budget = { currency: "EUR", vat: "incl", lines: [{ category: "transport", amount: "100" }] };
  const unsure = tripWith({ budget }, visit);
  expect(nextAsked(unsure, lyngholm(), today, [])).toBe("byraadet");
  const asked = { committeeId: culture, meetingOn: day("2026-06-02") };
  expect(turnOfAnother(unsure, lyngholm(), today, [], asked)).toBe("byraadet");
});
