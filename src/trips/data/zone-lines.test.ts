import ICAL from "ical.js";
import { expect, test } from "vitest";
import { day, instantOn } from "../../kernel/index.ts";
import { zoneLines } from "./zone-lines.ts";

function zoneIn(lines: readonly string[]): ICAL.Timezone {
  const calendar = ["BEGIN:VCALENDAR", "VERSION:2.0", ...lines, "END:VCALENDAR", ""].join("\r\n");
  const component = new ICAL.Component(ICAL.parse(calendar)).getFirstSubcomponent("vtimezone");
  if (!component) throw new Error("no zone");
  return new ICAL.Timezone(component);
}

/** The instant that a calendar program takes an hour of a day to be. */
function takenAs(zone: ICAL.Timezone, on: string, clock: string): string {
  const time = ICAL.Time.fromDateTimeString(`${on}T${clock}:00`);
  time.zone = zone;
  return time.toJSDate().toISOString();
}

test.each([
  ["Europe/Copenhagen", 2026],
  ["Europe/Dublin", 2026],
  ["America/Toronto", 2011],
  // Its rule was changed in 2007.
  ["America/Toronto", 2007],
  ["America/St_Johns", 2010],
  ["America/Regina", 2026],
  ["Asia/Kathmandu", 2026],
  ["Australia/Adelaide", 2026],
  // Summer time begins on the first Sunday after the 1st, which no nth Sunday is.
  ["America/Santiago", 2025],
  // Clocks are set by the moon.
  ["Africa/Casablanca", 2026],
  // Set once, for good.
  ["Asia/Almaty", 2024],
  ["Asia/Pyongyang", 2018],
  ["Europe/Istanbul", 2016],
])("a calendar program reads every day of %s in %d as it was", (name, year) => {
  const zone = zoneIn(zoneLines(name, day(`${year}-01-01`), day(`${year}-12-31`)));
  const days = Array.from({ length: 365 }, (_, at) =>
    day(new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10)),
  );
  // Hours that no clock skips or shows twice.
  for (const on of days)
    for (const clock of ["05:30", "12:00", "21:15"])
      expect(takenAs(zone, on, clock), `${on} ${clock}`).toBe(instantOn(on, clock, name).toISOString());
});

test("a zone whose clocks are set by a yearly rule is written by it", () => {
  expect(zoneLines("Europe/Copenhagen", day("2026-03-28"), day("2026-03-30"))).toEqual([
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Copenhagen",
    "BEGIN:DAYLIGHT",
    "DTSTART:20250330T020000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:20251026T030000",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
  ]);
  expect(zoneLines("America/Toronto", day("2011-09-10"), day("2011-09-16"))).toEqual(
    expect.arrayContaining(["RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU"]),
  );
});

test("one whose clocks are never set says so", () => {
  expect(zoneLines("Asia/Kathmandu", day("2026-03-28"), day("2026-03-30"))).toEqual([
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Kathmandu",
    "BEGIN:STANDARD",
    "DTSTART:20250101T054500",
    "TZOFFSETFROM:+0545",
    "TZOFFSETTO:+0545",
    "END:STANDARD",
    "END:VTIMEZONE",
  ]);
});
