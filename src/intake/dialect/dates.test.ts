import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, day } from "../../kernel/index.ts";
import { dateOfSerial, dateOrderOf, readDate } from "./dates.ts";

describe("a date", () => {
  it.each([
    ["31/10/2018", "2018-10-31"],
    ["6.5.2026", "2026-05-06"],
    ["06-05-2026", "2026-05-06"],
    ["2026-05-06", "2026-05-06"],
    ["2026/5/6", "2026-05-06"],
    ["20260506", "2026-05-06"],
    ["2018-10-31T23:30:00Z", "2018-10-31"],
    ["2018-10-31 00:00:00.000", "2018-10-31"],
    ["31.10.2018 kl. 9", null],
    ["6. maj 2026", "2026-05-06"],
    ["den 10. september 2011", "2011-09-10"],
    ["10 Sep 2011", "2011-09-10"],
    ["1-Oct-2011", "2011-10-01"],
    ["October 31st, 2018", "2018-10-31"],
    ["10.-16. september 2011", null],
    ["31/02/2020", null],
    ["6. floreal 2026", null],
    ["06/05/26", null],
    ["43404", null],
    ["2019", null],
  ])("printed %s is %s", (printed, read) => {
    expect(readDate(printed, "either")).toBe(read);
  });

  it("follows its column's order", () => {
    expect(readDate("05/06/2026", "mdy")).toBe("2026-05-06");
    expect(readDate("05/06/2026", "mixed")).toBeNull();
    expect(readDate("25/06/2026", "mixed")).toBe("2026-06-25");
    expect(readDate("43404", "excel")).toBe("2018-10-31");
  });

  it("is read back from each form, any day from 1900 to 2200", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 109_000 }), (days) => {
        const on = addDays(day("1900-03-01"), days);
        const [year = "", month = "", dayOfMonth = ""] = on.split("-");
        const at = new Date(`${on}T12:00:00Z`);
        for (const language of ["da-DK", "en-GB", "en-US"]) {
          const long = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(at);
          expect(readDate(long, "either")).toBe(on);
        }
        expect(readDate(`${Number(dayOfMonth)}.${Number(month)}.${year}`, "dmy")).toBe(on);
        expect(readDate(`${month}/${dayOfMonth}/${year}`, "mdy")).toBe(on);
        expect(dateOfSerial(61 + days)).toBe(on);
      }),
    );
  });
});

it("reads a workbook's day numbers as the workbook counts, and no day where there was none", () => {
  const days = [
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    // The 29 February 1900 of Lotus 1-2-3.
    [60, null],
    [60.5, null],
    [61, "1900-03-01"],
    [25_569, "1970-01-01"],
    [43_404, "2018-10-31"],
    [43_404.999, "2018-10-31"],
    [2_958_465, "9999-12-31"],
    [2_958_466, null],
    [0, null],
    [-1, null],
  ] as const;
  for (const [serial, read] of days) expect(dateOfSerial(serial), String(serial)).toBe(read);
  for (const [serial, read] of [
    [0, "1904-01-01"],
    [59, "1904-02-29"],
    [60, "1904-03-01"],
    [41_942, "2018-10-31"],
    [2_957_003, "9999-12-31"],
    [2_957_004, null],
    [-1, null],
  ] as const)
    expect(dateOfSerial(serial, "1904"), String(serial)).toBe(read);
  // The same day lies 1,462 numbers apart.
  expect(dateOfSerial(43_404 - 1_462, "1904")).toBe(dateOfSerial(43_404));
  expect(readDate("41942", "excel-1904")).toBe("2018-10-31");
  expect(readDate("60", "excel")).toBeNull();
});

it("finds a column's order, or that there is none", () => {
  expect(dateOrderOf(["01/02/2020", "13/02/2020"])).toBe("dmy");
  expect(dateOrderOf(["01/02/2020", "02/13/2020"])).toBe("mdy");
  expect(dateOrderOf(["13/02/2020", "02/13/2020"])).toBe("mixed");
  expect(dateOrderOf(["01/02/2020"])).toBe("either");
  expect(dateOrderOf(["43404", "43405"])).toBe("excel");
});
