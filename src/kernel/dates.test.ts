import fc from "fast-check";
import { expect, test, vi } from "vitest";
import {
  addDays,
  addMonths,
  dateInZone,
  dateOn,
  day,
  daysBetween,
  daysCounted,
  instantOn,
  timeZoneNamed,
} from "./dates.ts";

test("only days that exist are days", () => {
  expect(dateOn("2024-02-29")).toBe("2024-02-29");
  for (const wrong of ["2023-02-29", "2026-13-01", "2026-1-1", "0000-00-00", "", "2026-05-06T00:00"])
    expect(dateOn(wrong), wrong).toBeNull();
  expect(() => day("2026-02-30")).toThrow(RangeError);
});

test("days are added and counted, both ends of a journey too", () => {
  expect(addDays(day("2026-03-28"), 2)).toBe("2026-03-30");
  expect(daysCounted(day("2011-09-10"), day("2011-09-16"))).toBe(7);
  const days = fc.integer({ min: -4000, max: 4000 });
  fc.assert(fc.property(days, (count) => daysBetween(day("2026-05-06"), addDays(day("2026-05-06"), count)) === count));
});

test("a month later is the month's last day where the day does not exist", () => {
  expect(addMonths(day("2026-01-31"), 1)).toBe("2026-02-28");
  expect(addMonths(day("2026-05-06"), -12)).toBe("2025-05-06");
});

test("a municipality's day is its own, across the hour that summer time takes", () => {
  expect(dateInZone(new Date("2026-03-28T22:59:59Z"), "Europe/Copenhagen")).toBe("2026-03-28");
  expect(dateInZone(new Date("2026-03-28T23:00:00Z"), "Europe/Copenhagen")).toBe("2026-03-29");
  expect(dateInZone(new Date("2026-07-01T22:00:00Z"), "Europe/Copenhagen")).toBe("2026-07-02");
});

test("a zone goes by one name, and what is no place's time is none", () => {
  const named = ["Europe/Berlin", "europe/berlin", "Asia/Calcutta", "Asia/Kolkata", "US/Eastern", "utc", "Etc/UTC"];
  expect(named.map(timeZoneNamed)).toEqual([
    ...["Europe/Berlin", "Europe/Berlin", "Asia/Calcutta", "Asia/Calcutta"],
    ...["America/New_York", "UTC", "UTC"],
  ]);
  expect(timeZoneNamed("Europe/Kyiv")).toBe(timeZoneNamed("Europe/Kiev"));
  for (const none of ["+02:00", "CET", "EST", "Etc/GMT+3", "Europe/Nowhere", ""])
    expect(timeZoneNamed(none)).toBeNull();
});

test("a clock is kept for a zone, and not for each way to write it", () => {
  const kept: unknown[] = [];
  class Counted extends Intl.DateTimeFormat {
    constructor(locale?: string, options?: Intl.DateTimeFormatOptions) {
      super(locale, options);
      if (locale === "sv-SE") kept.push(options?.timeZone);
    }
  }
  vi.stubGlobal("Intl", Object.create(Intl, { DateTimeFormat: { value: Counted } }));
  for (const zone of ["pacific/apia", "PACIFIC/APIA", "Pacific/APIA"]) {
    dateInZone(new Date(), zone);
    instantOn(day("2026-05-06"), "12:00", zone);
  }
  vi.unstubAllGlobals();
  expect(kept).toEqual(["Pacific/Apia", "Pacific/Apia"]);
});
