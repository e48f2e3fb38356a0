import { expect, test } from "vitest";
import { dateInZone, day, startOfDay } from "./index.ts";

test.each([
  ["2026-05-06", "Europe/Copenhagen", "2026-05-05T22:00:00.000Z"],
  ["2026-03-29", "Europe/Copenhagen", "2026-03-28T23:00:00.000Z"],
  ["2026-03-30", "Europe/Copenhagen", "2026-03-29T22:00:00.000Z"],
  ["2026-10-25", "Europe/Copenhagen", "2026-10-24T22:00:00.000Z"],
  ["2026-10-26", "Europe/Copenhagen", "2026-10-25T23:00:00.000Z"],
  ["2026-05-06", "Pacific/Kiritimati", "2026-05-05T10:00:00.000Z"],
  // Midnight is skipped: the day begins at one.
  ["2018-11-04", "America/Sao_Paulo", "2018-11-04T03:00:00.000Z"],
])("%s in %s begins at %s, and a millisecond before is another day", (on, zone, at) => {
  const begins = startOfDay(day(on), zone);
  expect(begins.toISOString()).toBe(at);
  expect(dateInZone(begins, zone)).toBe(on);
  expect(dateInZone(new Date(begins.getTime() - 1), zone)).not.toBe(on);
});
