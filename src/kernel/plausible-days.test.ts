import { expect, test } from "vitest";
import { day } from "./dates.ts";
import { fault } from "./errors.ts";
import { implausibleDays, isPlausible } from "./plausible-days.ts";

const today = day("2026-05-06");

test.each([
  ["1949-12-31", false],
  ["1950-01-01", true],
  ["2031-05-06", true],
  ["2031-05-07", false],
  ["0206-05-06", false],
])("%s can be right: %s", (on, answer) => {
  expect(isPlausible(day(on), today)).toBe(answer);
});

test("each day that cannot be right is told of beside its field", () => {
  const days = { from: day("0206-05-06"), to: day("2026-05-06"), until: null };
  expect(implausibleDays(days, today)).toEqual([fault("date-implausible", { date: "0206-05-06" }, "from")]);
});
