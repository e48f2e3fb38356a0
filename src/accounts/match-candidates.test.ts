import { expect, test } from "vitest";
import { DKK, day, newId } from "../kernel/index.ts";
import { type Matchable, matchCandidates } from "./match-candidates.ts";
import type { Posting } from "./posting.ts";
import { readPosting } from "./posting-input.ts";

function posting(given: object): Posting {
  const line = { category: "transport", amount: "10", currency: "DKK", text: "Billet", bookedOn: "2026-05-06" };
  const read = readPosting({ ...line, ...given }, DKK, day("2026-12-31"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return {
    ...read.facts,
    id: newId(),
    subject: null,
    neverPublic: [],
    version: 1,
    createdAt: new Date(0),
    createdBy: "a",
  };
}
function trip(id: string, startOn: string, references: string[], places: string[]): Matchable {
  return { subject: { type: "trip", id }, references, places, startOn: day(startOn), endOn: null };
}
const trips = [
  trip("rome", "2026-06-01", ["00.15-A-12-1"], ["Rom"]),
  trip("rome-before", "2024-06-01", ["00.15-A-12-13"], ["Rom"]),
  trip("malmo", "2026-05-01", ["M (1)"], ["Malmø"]),
];
const found = (given: object) =>
  matchCandidates(posting(given), trips).map(({ subject, because }) => [subject.id, ...because]);

test("the reference on the voucher comes before the place, and the nearer of two in one place first", () => {
  expect(found({ text: "Fly til ROM", voucher: "sag 00.15-A-12-13" })).toEqual([
    ["rome-before", "reference", "place"],
    ["rome", "place", "dates"],
  ]);
  expect(found({ text: "Tog malmø t/r" })).toEqual([["malmo", "place", "dates"]]);
  expect(found({ supplier: "m (1)" })).toEqual([["malmo", "reference", "dates"]]);
});

test("a list's own number is a reference where it stands alone, and no part of another", () => {
  const listed = [trip("harbour", "2026-05-01", ["1"], [])];
  const of = (given: object) => matchCandidates(posting(given), listed).map(({ subject }) => subject.id);
  expect(of({ text: "Hotel, 1 nat", voucher: "27.00.00-P35-1" })).toEqual([]);
  expect(of({ text: "Hotel", accountString: " 1 " })).toEqual(["harbour"]);
  const padded = [trip("harbour", "2026-05-01", [" 123 "], [])];
  const suggested = (given: object) => matchCandidates(posting(given), padded).length;
  expect([suggested({ text: "Hotel, rum 123" }), suggested({ text: "Hotel", voucher: "123" })]).toEqual([0, 1]);
});

test("part of a word is no match, and dates alone suggest nothing", () => {
  expect(found({ text: "Romania Tours, sag 00.15-A-12-1x" })).toEqual([]);
  expect(found({})).toEqual([]);
});

test.each([
  ["2025-11-30", ["rome", "place", "dates"]],
  ["2025-11-29", ["rome", "place"]],
  ["2026-09-01", ["rome", "place", "dates"]],
  ["2026-09-02", ["rome", "place"]],
])("a ticket of %s is near in time or not", (bookedOn, expected) => {
  expect(found({ text: "Rom", bookedOn })).toContainEqual(expected);
});
