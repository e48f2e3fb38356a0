import { expect, test } from "vitest";
import type { PlaceKept } from "./find-place.ts";
import { foldName, locateAll } from "./index.ts";

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
let questions = 0;
const namedAll = async (asked: readonly { readonly name: string; readonly country: string }[]) => {
  questions += 1;
  return asked.map(({ name, country }) =>
    places.filter((one) => foldName(one.name) === name && one.country === country),
  );
};
const locate = async (printed: string, country: string | null) =>
  (await locateAll([{ place: printed, country }], namedAll))[0];

test.each([
  ["Ottawa, Ontario, Canada", null, "Ontario"],
  ["Ottawa", "CA", "Ontario"],
  ["London (Ontario) Canada", null, "Ontario"],
  ["Frankfurt, Brandenburg", "DE", "Brandenburg"],
])("%s (%s) can be one place", async (printed, country, region) => {
  expect((await locate(printed, country))?.region).toBe(region);
});

test.each([
  ["Ottawa", null],
  ["Frankfurt", "DE"],
  ["Frankfurt, Tyskland", null],
  ["Ottawa, Quebec, Canada", null],
  ["Gatineau, Qc and Ottawa, ON", null],
  ["", "CA"],
])("%s (%s) is left as it is printed", async (printed, country) => {
  expect(await locate(printed, country)).toBeNull();
});

test("many are looked up in one question, in order, and none where nothing can be one place", async () => {
  questions = 0;
  const found = await locateAll(
    [
      { place: "Ottawa", country: "US" },
      { place: "Ottawa", country: null },
      { place: "London", country: "CA" },
      { place: "Ottawa", country: "CA" },
    ],
    namedAll,
  );
  expect(found.map((one) => one && `${one.name}, ${one.region}`)).toEqual([
    ...["Ottawa, Illinois", null, "London, Ontario", "Ottawa, Ontario"],
  ]);
  expect(questions).toBe(1);
  expect(await locateAll([{ place: "Ottawa", country: null }], namedAll)).toEqual([null]);
  expect(questions).toBe(1);
});
