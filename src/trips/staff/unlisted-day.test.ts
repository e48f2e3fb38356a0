import { expect, test } from "vitest";
import type { DateOn } from "../../kernel/index.ts";
import { nearestMeetings } from "./unlisted-day.ts";

const day = (text: string) => text as DateOn;
const listed = ["2026-11-03", "2026-12-01", "2027-01-12"].map(day);

test("a day that is not in the calendar has the nearest that are; one that is, and one without a calendar, has none", () => {
  expect(nearestMeetings(listed, day("2026-12-02"))).toEqual(["2026-12-01", "2026-11-03"]);
  expect(nearestMeetings(listed, day("2026-12-30"))).toEqual(["2027-01-12", "2026-12-01"]);
  expect(nearestMeetings(listed, day("2026-08-20"))).toEqual(["2026-11-03"]);
  expect(nearestMeetings(listed, day("2026-12-01"))).toEqual([]);
  expect(nearestMeetings([], day("2026-12-02"))).toEqual([]);
});
