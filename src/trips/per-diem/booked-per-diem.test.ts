import { expect, test } from "vitest";
import type { PostingId } from "../../accounts/index.ts";
import { type BookedPerDiem, bookedAlready, tooMany } from "./booked-per-diem.ts";

const id = (name: string) => name as PostingId;
const at = (day: number) => new Date(`2026-09-0${day}T06:00:00Z`);
const journey = (from: number, to: number, travellers = 1) => ({ leaves: at(from), returns: at(to), travellers });
const booked = (line: string, from: number, to: number, travellers = 1): BookedPerDiem => ({
  postingIds: [id(line)],
  leavesAt: at(from),
  returnsAt: at(to),
  travellers,
});
const lines = (...names: string[]) => names.map((name) => ({ id: id(name), category: "per-diem" as const }));
const codes = (...given: Parameters<typeof bookedAlready>) => bookedAlready(...given).map((one) => one.fault);

test("more than there are on the trip is refused, a number nobody knows is not held against anything", () => {
  expect(tooMany(5, 4)).toMatchObject([{ fault: "per-diem-too-many", path: "travellers" }]);
  expect(tooMany(4, 4)).toEqual([]);
  expect(tooMany(9, null)).toEqual([]);
});

test("the same days again: sure where all have got theirs, asked about where it may be another", () => {
  const one = [booked("a", 1, 3)];
  expect(codes(journey(1, 3), 1, one, lines("a"), true)).toEqual(["per-diem-booked-for-all"]);
  expect(codes(journey(1, 3), 2, one, lines("a"), false)).toEqual(["per-diem-booked-already"]);
  expect(codes(journey(1, 3), 2, one, lines("a"), true)).toEqual([]);
  expect(codes(journey(1, 3, 2), 2, one, lines("a"), true)).toEqual(["per-diem-booked-for-all"]);
});

test("other days are another journey, and days that touch do not overlap", () => {
  expect(codes(journey(3, 5), 1, [booked("a", 1, 3)], lines("a"), false)).toEqual([]);
});

test("two who travelled one after the other may be one, so they count once at a time", () => {
  const two = [booked("a", 1, 3), booked("b", 3, 5)];
  expect(codes(journey(1, 5), 2, two, lines("a", "b"), true)).toEqual([]);
  expect(codes(journey(1, 5), 1, two, lines("a", "b"), true)).toEqual(["per-diem-booked-for-all"]);
  expect(codes(journey(2, 4), 2, [booked("a", 3, 5, 2)], lines("a"), true)).toEqual(["per-diem-booked-for-all"]);
});

test("a line that was taken away or is something else now has paid nobody; one booked by hand is asked about", () => {
  expect(codes(journey(1, 3), 1, [booked("a", 1, 3)], [], false)).toEqual([]);
  const meals = [{ id: id("a"), category: "meals" as const }];
  expect(codes(journey(1, 3), 1, [booked("a", 1, 3)], meals, false)).toEqual([]);
  expect(codes(journey(1, 3), 1, [], lines("x"), false)).toEqual(["per-diem-booked-already"]);
  expect(codes(journey(1, 3), 1, [], lines("x"), true)).toEqual([]);
});
