import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { isWorkingDay, workingDaysAfter } from "./working-days.ts";

test("Danish holidays, weekends and the municipality's own closed days are no working days", () => {
  // Of 2026: Easter is on 5 April; of 2024 on 31 March, and that year's store bededag is one no more.
  const free = [
    ...["2026-01-01", "2026-04-02", "2026-04-03", "2026-04-06", "2026-05-14", "2026-05-25", "2026-12-25"],
    ...["2026-05-09", "2026-05-10", "2024-04-01", "2023-05-05"],
  ];
  for (const on of free) expect(isWorkingDay(day(on), []), on).toBe(false);
  for (const on of ["2026-04-01", "2026-04-07", "2026-05-15", "2026-06-05", "2024-04-26", "2026-12-24"])
    expect(isWorkingDay(day(on), []), on).toBe(true);
  expect(isWorkingDay(day("2026-06-05"), ["06-05"])).toBe(false);
});

test("working days are counted from the day after, over Easter and New Year", () => {
  expect(workingDaysAfter(day("2026-05-06"), 1, [])).toBe("2026-05-07");
  expect(workingDaysAfter(day("2026-05-06"), 10, [])).toBe("2026-05-21");
  expect(workingDaysAfter(day("2026-03-31"), 2, [])).toBe("2026-04-07");
  expect(workingDaysAfter(day("2026-12-23"), 3, ["12-24", "12-31"])).toBe("2026-12-30");
  expect(workingDaysAfter(day("2026-12-30"), 1, ["12-24", "12-31"])).toBe("2027-01-04");
  expect(workingDaysAfter(day("2026-05-08"), 1, [])).toBe("2026-05-11");
});
