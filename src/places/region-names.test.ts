import { expect, test } from "vitest";
import { danishRegion } from "./region-names.ts";

test("a part of a country is called what Danish calls it; what Danish has no name for stands", () => {
  expect(danishRegion("DK", "Capital Region")).toBe("Region Hovedstaden");
  expect(danishRegion("IS", "Capital Region")).toBe("Hovedstadsområdet");
  expect(danishRegion("DE", "Bavaria")).toBe("Bayern");
  expect(danishRegion("US", "Kentucky")).toBe("Kentucky");
});
