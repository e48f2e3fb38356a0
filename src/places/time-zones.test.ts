import { expect, test } from "vitest";
import { countries } from "./countries.ts";
import { timeZoneOf } from "./time-zones.ts";
import { zoneCities } from "./zone-cities.ts";

test.each([
  ["DK", 55.7, 12.4, "Europe/Copenhagen"],
  ["DE", 47.7, 8.7, "Europe/Berlin"],
  ["CA", 43.7, -79.4, "America/Toronto"],
  ["US", 36.17, -115.14, "America/Los_Angeles"],
  ["PT", 37.74, -25.67, "Atlantic/Azores"],
  ["CN", 31.57, 120.29, "Asia/Shanghai"],
  ["XK", 42.66, 21.17, "Europe/Belgrade"],
  ["US", 38.6, -101.2, "America/Chicago"],
])("%s %d %d is in %s", (country, lat, lon, zone) => {
  expect(timeZoneOf(country, { lat, lon })).toBe(zone);
});

test("about as near to a city of another time, it is unsure; in no country, unknown", () => {
  expect(timeZoneOf("ID", { lat: -1.8, lon: 115.3 })).toBeNull();
  expect(timeZoneOf("QQ", { lat: 0, lon: 0 })).toBeNull();
  expect(timeZoneOf("../", { lat: 0, lon: 0 })).toBeNull();
});

test("every zone in the table is one that the runtime knows, and every country that has several is in it", () => {
  for (const timeZone of new Set(zoneCities.map((one) => one.zone)))
    expect(() => new Intl.DateTimeFormat("da", { timeZone })).not.toThrow();
  const without = countries.filter((code) => timeZoneOf(code, { lat: 0, lon: 0 }) === null);
  expect(without.filter((code) => !zoneCities.some((city) => city.country === code))).toEqual(["AQ", "BV", "HM", "UM"]);
});
