import { expect, test } from "vitest";
import { formatsIn } from "../../platform/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { nameAndYear } from "./shown.ts";

const named = (title: string, more: Partial<TripEntry> = {}) => {
  const entry = {
    lang: "da",
    translations: {},
    destinations: [],
    direction: "in",
    startOn: "2026-03-04",
    title,
    ...more,
  };
  return nameAndYear(entry as unknown as TripEntry, "da", formatsIn("da")).text;
};

test("a place has its year after it; a whole sentence has it in brackets, and once is enough", () => {
  const destinations = [{ place: "Toronto", country: "CA" }] as unknown as TripEntry["destinations"];
  expect(named("Toronto", { direction: "out", destinations })).toBe("Toronto 2026");
  expect(named("Besøg fra Leeuwarden")).toBe("Besøg fra Leeuwarden 2026");
  expect(named("Hvad vil Sankt Alba vide om vores cykler?")).toBe("Hvad vil Sankt Alba vide om vores cykler? (2026)");
  expect(named("Hvem kommer i 2026?")).toBe("Hvem kommer i 2026?");
});
