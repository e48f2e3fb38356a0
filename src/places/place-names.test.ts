import { expect, test } from "vitest";
import { exonyms } from "./exonyms.ts";
import { namedPlaces, placeNameIn } from "./place-names.ts";

test("a place is called what its readers call it, and its own name where they have none", () => {
  const hamburg = (["da", "en", "de"] as const).map((lang) => placeNameIn("Hamborg", "DE", lang));
  expect(hamburg).toEqual(["Hamborg", "Hamburg", "Hamburg"]);
  expect(placeNameIn("Bruxelles", "BE", "en")).toBe("Brussels");
  expect(placeNameIn("Bruxelles", "BE", "de")).toBe("Brüssel");
  expect(placeNameIn("Gent", "BE", "en")).toBe("Ghent");
  expect(placeNameIn("Malmø", "SE", "en")).toBe("Malmö");
  expect(placeNameIn("Lybæk", "DE", "de")).toBe("Lübeck");
  expect(placeNameIn("Tampere", "FI", "en")).toBe("Tampere");
  expect(placeNameIn("Rom", null, "en")).toBe("Rom");
  expect(placeNameIn("Rom", "DK", "en")).toBe("Rom");
});

test("each place with names of its own is one of the Danish names", () => {
  const known = new Set(exonyms.map(({ country, danish }) => `${country} ${danish}`));
  expect(namedPlaces.filter((one) => !known.has(one))).toEqual([]);
  expect(namedPlaces.length).toBeGreaterThan(50);
});
