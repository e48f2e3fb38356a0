import { expect, test } from "vitest";
import type { TripEntry } from "../../trip-entry.ts";
import { callRulings } from "./rulings-beside.ts";

type Ruling = TripEntry["rulings"][number];
const raised = (from: string, to: string, more: Partial<Ruling> = {}): Ruling => ({
  about: "change",
  change: { what: ["budget"], budget: { currency: "DKK", from, to } },
  committee: { id: "byraadet", name: "Byrådet" },
  metOn: "2026-11-24",
  ...{ item: null, ruling: "approved", basis: null, text: "Godkendt.", votes: null, minority: null },
  ...{ recused: [], url: null, late: false },
  ...more,
});
const asked = (more: Partial<Ruling>) => {
  const { change: _, ...rest } = raised("", "", { about: "request", ...more });
  return rest as Ruling;
};
/** Where in the older version each ruling of the newer one stands; `null` of a new one. */
const places = (before: readonly Ruling[], after: readonly Ruling[]) => {
  const [old, now] = callRulings(before, after);
  const names = old.map(([name]) => name);
  expect(new Set(now.map(([name]) => name)).size).toBe(after.length);
  return now.map(([name]) => (names.includes(name) ? names.indexOf(name) : null));
};
const [first, second] = [raised("24000.00", "26000.00"), raised("26000.00", "28000.00")];

test("a ruling that is added before another of its meeting is new, and the other is the same", () => {
  expect(places([second], [first, second])).toEqual([null, 0]);
  expect(places([first], [first, second])).toEqual([0, null]);
  expect(places([first, second], [second])).toEqual([1]);
  expect(places([first, second], [second, first])).toEqual([1, 0]);
  // Corrected in the same step, it is told by what was asked.
  const corrected = { ...second, text: "Godkendt med fem stemmer." };
  expect(places([second], [first, corrected])).toEqual([null, 0]);
});

test("one that is corrected is the same: by what was asked, its item, what came of it, and else by its meeting", () => {
  expect(places([first], [{ ...first, ruling: "refused", item: "7" }])).toEqual([0]);
  const [postponed, approved] = [asked({ ruling: "postponed" }), asked({ item: "2" })];
  expect(places([postponed], [approved, { ...postponed, text: "Udsat." }])).toEqual([null, 0]);
  expect(places([postponed], [{ ...postponed, ruling: "refused" }])).toEqual([0]);
  // What was asked was not always kept; another meeting's is another ruling.
  const { change: _, ...old } = first;
  expect(places([old as Ruling], [first])).toEqual([0]);
  expect(places([first], [second])).toEqual([null]);
  expect(places([first], [{ ...first, metOn: "2026-11-25" }])).toEqual([null]);
  expect(places([first], [{ ...first, committee: { id: "oekonomi", name: "Ø" } }])).toEqual([null]);
});
