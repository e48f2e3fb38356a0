import { expect, test } from "vitest";
import { distanceKm } from "./distance.ts";
import { foldedForms, foldName } from "./fold.ts";

test.each([
  ["MALMØ", "malmo"],
  ["Malmö", "malmo"],
  ["  Brandenburg  an der Havel ", "brandenburg an der havel"],
  ["Sankt-Peterburg", "sankt peterburg"],
  ["Łódź", "lodz"],
  ["Ærø", "aero"],
  ["İzmir", "izmir"],
  ["Straße", "strasse"],
  ["無錫", "無錫"],
  ["हिन्दी", "हिन्दी"],
  ["Greve (Danimarca)", "greve danimarca"],
])("%j is compared as %j", (name, folded) => {
  expect(foldName(name)).toBe(folded);
});

test("å and aa find each other", () => {
  const meet = (one: string, other: string) => foldedForms(one).some((form) => foldedForms(other).includes(form));
  expect(meet("Århus", "Aarhus")).toBe(true);
  expect(meet("Åbenrå", "Aabenraa")).toBe(true);
  expect(foldedForms("!")).toEqual([]);
});

test("distances", () => {
  const ballerup = { lat: 55.73165, lon: 12.36328 };
  expect(distanceKm(ballerup, ballerup)).toBe(0);
  expect(Math.round(distanceKm(ballerup, { lat: 52.41667, lon: 12.55 }))).toBe(369);
  expect(Math.round(distanceKm({ lat: 0, lon: 179.5 }, { lat: 0, lon: -179.5 }))).toBe(111);
  expect(distanceKm({ lat: 0, lon: 0 }, { lat: 0, lon: 180 })).toBeCloseTo(20015.1, 0);
});
