import { expect, test } from "vitest";
import type { DateOn } from "../../kernel/index.ts";
import { followUpFaults } from "./write-report.ts";

const day = (text: string) => text as DateOn;
const today = day("2026-11-26");
const report = { aim: "", outcome: "", change: "", followUpOn: day("2026-10-01") };
const codes = (followUpOn: string, written = false) =>
  followUpFaults({ endOn: day("2026-09-04"), report: written ? report : null }, day(followUpOn), today).map(
    (one) => one.fault,
  );

test("one follows up after the journey, on a day to come; a day that was written before stands", () => {
  expect(codes("2020-01-01")).toEqual(["follow-up-before-return"]);
  expect(codes("2026-10-01")).toEqual(["follow-up-over"]);
  expect(codes("2206-10-01")).toEqual(["date-implausible"]);
  expect(codes("2026-10-01", true)).toEqual([]);
  expect(codes("2026-11-26")).toEqual([]);
  expect(codes("2027-03-01")).toEqual([]);
  expect(followUpFaults({ endOn: null, report: null }, null, today)).toEqual([]);
});
