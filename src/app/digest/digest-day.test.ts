import { expect, test } from "vitest";
import { demoProfiles, type Profile } from "../../profile/index.ts";
import { digestDay } from "./digest-day.ts";

function lyngholm(): Profile {
  const found = demoProfiles().find((one) => one.slug === "lyngholm");
  if (!found) throw new Error("the demo has no lyngholm");
  return found;
}

/** Lyngholm's rules with another hour, on every day of the week. */
function everyDayAt(at: string): Profile {
  const profile = lyngholm();
  const digest = profile.policies.digest.map((one) => ({ ...one, value: { weekdays: [1, 2, 3, 4, 5, 6, 7], at } }));
  return { ...profile, policies: { ...profile.policies, digest } };
}

const minutes = 60_000;
/** Each instant of ten minutes through some days from an instant, as the queue's timetable asks. */
function* tenths(from: string, days: number) {
  for (let tick = 0; tick < days * 144; tick += 1) yield new Date(Date.parse(from) + tick * 10 * minutes);
}

test("the digest is due on Mondays and Thursdays from seven in the morning by the wall's clock", () => {
  const due = (at: string) => digestDay(new Date(at), lyngholm());
  expect(due("2026-05-07T04:59:59Z")).toBeNull();
  expect(due("2026-05-07T05:00:00Z")).toBe("2026-05-07");
  expect(due("2026-05-07T21:59:00Z")).toBe("2026-05-07");
  expect(due("2026-05-07T22:01:00Z")).toBeNull();
  expect(due("2026-05-08T09:00:00Z")).toBeNull();
  expect(due("2026-12-07T05:59:00Z")).toBeNull();
  expect(due("2026-12-07T06:00:00Z")).toBe("2026-12-07");
});

test.each([
  ["the hour that is left out", "2026-03-28T00:00:00Z", "02:30", "2026-03-29T01:00:00.000Z"],
  ["the hour that comes twice", "2026-10-24T00:00:00Z", "02:30", "2026-10-25T00:30:00.000Z"],
])("%s is reached once, and not before its time", (_, from, at, first) => {
  const profile = everyDayAt(at);
  const changed = first.slice(0, 10);
  const due = [...tenths(from, 3)].filter((now) => digestDay(now, profile) === changed);
  expect(due[0]?.toISOString()).toBe(first);
});

test("through four hundred days either way each Monday and Thursday has its digest, and no other day", () => {
  const [profile, days] = [lyngholm(), new Set<string>()];
  for (let hour = 0; hour < 800 * 24; hour += 6) {
    const day = digestDay(new Date(Date.parse("2025-04-01T00:00:00Z") + hour * 60 * minutes), profile);
    if (day !== null) days.add(day);
  }
  const weekdays = new Set([...days].map((day) => new Date(`${day}T12:00:00Z`).getUTCDay()));
  expect(weekdays).toEqual(new Set([1, 4]));
  expect(Math.abs(days.size - (800 / 7) * 2)).toBeLessThan(3);
});
