import { expect, test } from "vitest";
import type { PlaceKept } from "./find-place.ts";
import { foldName, locate } from "./index.ts";

const place = (name: string, country: string, region: string): PlaceKept => ({
  id: 1,
  name,
  danishName: name,
  country,
  region,
  lat: 1,
  lon: 2,
  notable: false,
});
const places = [
  place("Ottawa", "CA", "Ontario"),
  place("Ottawa", "US", "Illinois"),
  place("London", "CA", "Ontario"),
  place("Frankfurt", "DE", "Hesse"),
  place("Frankfurt", "DE", "Brandenburg"),
];
const reader = {
  named: async (name: string, country: string | null) =>
    places.filter((one) => foldName(one.name) === name && (country === null || one.country === country)),
  beginning: async () => [],
  alike: async () => [],
};

test.each([
  ["Ottawa, Ontario, Canada", null, "Ontario"],
  ["Ottawa", "CA", "Ontario"],
  ["London (Ontario) Canada", null, "Ontario"],
  ["Frankfurt, Brandenburg", "DE", "Brandenburg"],
])("%s (%s) can be one place", async (printed, country, region) => {
  expect((await locate(printed, country, reader))?.region).toBe(region);
});

test.each([
  ["Ottawa", null],
  ["Frankfurt", "DE"],
  ["Frankfurt, Tyskland", null],
  ["Ottawa, Quebec, Canada", null],
  ["Gatineau, Qc and Ottawa, ON", null],
  ["", "CA"],
])("%s (%s) is left as it is printed", async (printed, country) => {
  expect(await locate(printed, country, reader)).toBeNull();
});
