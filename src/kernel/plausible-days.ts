import { addMonths, type DateOn } from "./dates.ts";
import { type Fault, fault } from "./errors.ts";

const yearsAhead = 5;

/** The contract's bounds for a day that can be right: not before 1950, and at most five years ahead. */
export function isPlausible(on: DateOn, today: DateOn): boolean {
  return on >= "1950-01-01" && on <= addMonths(today, yearsAhead * 12);
}

/** A fault `date-implausible` beside each field whose day cannot be right: a year of 0206, or 2062 for 2026. */
export function implausibleDays(days: Readonly<Record<string, DateOn | null>>, today: DateOn): readonly Fault[] {
  return Object.entries(days).flatMap(([path, on]) =>
    on === null || isPlausible(on, today) ? [] : [fault("date-implausible", { date: on }, path)],
  );
}
