import { expect, test } from "vitest";
import { day } from "../../kernel/index.ts";
import { axisOf, shortened } from "./timeline-layout.ts";

test("a long label is cut where it may be: before its colon, or after a whole word", () => {
  expect(shortened("Malmø")).toBe("Malmø");
  expect(shortened("Besøg fra Sankt Alba: hvad kan et kor lære en anden by?")).toBe("Besøg fra Sankt Alba");
  expect(shortened("Delegation fra Brandenburg an der Havel i efteråret")).toBe("Delegation fra Brandenburg an der…");
});

test("a year is told by its months, a longer span by quarters, the longest by years", () => {
  const labels = (from: string, to: string) =>
    axisOf([day(from), day(to)], day("2026-11-26")).ticks.map(({ label }) => label?.kind);
  expect(labels("2026-06-08", "2026-12-28")).toEqual(["month-and-year", ...Array(6).fill("month")]);
  expect(labels("2025-01-10", "2026-05-01").filter(Boolean)).toContain("month-and-year");
  expect(new Set(labels("2011-09-10", "2025-06-10").slice(1))).toEqual(new Set(["year"]));
});
