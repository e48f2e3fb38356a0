import { expect, test } from "vitest";
import { day } from "../kernel/index.ts";
import { hoursByClass, municipalShare } from "./hours.ts";

const berlin = { from: null, to: null, timeZone: "Europe/Berlin" };
const slot = (
  date: string,
  from: string | null,
  to: string | null,
  purposeClass: "municipal" | "social" = "municipal",
) => ({
  ...{ date: day(date), from, to, purposeClass, lodging: false },
});

test("hours are counted by the minute, so that shares are of what was", () => {
  const programme = [
    slot("2026-09-02", "09:00", "12:00"),
    slot("2026-09-02", "13:00", "15:20"),
    slot("2026-09-02", "18:00", "20:00", "social"),
    slot("2026-09-02", "20:00", null, "social"),
  ];
  const hours = hoursByClass({ programme, destinations: [berlin] });
  expect(hours).toEqual({ municipal: 5.3333, social: 2 });
  // 5 h 20 of 7 h 20; of quarters it was 72.4.
  expect(municipalShare(hours)).toBeCloseTo(72.73, 2);
});

test("a night counts in no class, whatever its class is called", () => {
  const night = (purposeClass: "municipal" | "social") => ({
    ...slot("2026-09-02", "22:00", "07:00", purposeClass),
    lodging: true,
  });
  const programme = [slot("2026-09-02", "10:00", "12:00"), night("municipal"), night("social")];
  expect(hoursByClass({ programme, destinations: [berlin] })).toEqual({ municipal: 2 });
});

test("a night when summer time begins or ends is as long as it was in its place, else as long as by the clock", () => {
  const on = (date: string, from: string, to: string, ...zones: string[]) =>
    hoursByClass({
      programme: [slot(date, from, to)],
      destinations: zones.map((timeZone) => ({ ...berlin, timeZone })),
    });
  expect(on("2026-10-25", "01:00", "04:00", "Europe/Berlin")).toEqual({ municipal: 4 });
  expect(on("2026-03-29", "01:00", "04:00", "Europe/Berlin")).toEqual({ municipal: 2 });
  expect(on("2026-10-24", "23:00", "04:00", "Europe/Berlin")).toEqual({ municipal: 6 });
  expect(on("2026-10-25", "09:00", "12:00", "Europe/Berlin")).toEqual({ municipal: 3 });
  expect(on("2026-10-25", "01:00", "04:00", "Asia/Tokyo")).toEqual({ municipal: 3 });
  // Which of two places one slept in is not known.
  expect(on("2026-10-25", "01:00", "04:00", "Europe/Berlin", "Asia/Tokyo")).toEqual({ municipal: 3 });
  expect(on("2026-10-25", "01:00", "04:00")).toEqual({ municipal: 3 });
});

test("each day is spent in the place that it is planned for", () => {
  const destinations = [
    { from: day("2026-10-20"), to: day("2026-10-23"), timeZone: "Asia/Tokyo" },
    { from: day("2026-10-24"), to: day("2026-10-26"), timeZone: "Europe/Berlin" },
  ];
  expect(hoursByClass({ programme: [slot("2026-10-25", "01:00", "04:00")], destinations })).toEqual({ municipal: 4 });
});
