import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { countries } from "./countries.ts";
import { distanceKm } from "./distance.ts";
import { exonyms } from "./exonyms.ts";
import { findPlace, type PlaceReader } from "./find-place.ts";
import { foldName } from "./fold.ts";
import { type Place, readGazetteer } from "./gazetteer.ts";
import { timeZoneOf } from "./time-zones.ts";
import { zoneCities } from "./zone-cities.ts";

const places: Place[] = [];
const byKey = new Map<string, Place[]>();
const ballerup = { lat: 55.73165, lon: 12.36328 };

beforeAll(async () => {
  for await (const place of readGazetteer()) {
    places.push(place);
    const key = `${place.country} ${place.asciiName}`;
    byKey.set(key, [...(byKey.get(key) ?? []), place]);
  }
});

/** The port over the list itself; the real one asks the reference table. */
const reader: PlaceReader = {
  async named(name, country) {
    return places.filter((one) => one.names.includes(name) && (country === null || one.country === country));
  },
  alike: async () => [],
  async beginning(name, country, limit) {
    return places
      .filter((one) => one.names.some((form) => form.startsWith(name)) && (country === null || one.country === country))
      .toSorted((one, other) => one.name.length - other.name.length)
      .slice(0, limit);
  },
};

async function first(query: string): Promise<string> {
  const [found] = await findPlace(query, reader, ballerup);
  return found ? `${found.place.danishName}, ${found.place.country}${found.exact ? "" : " …"}` : "";
}

test("the gazetteer is read whole, in countries we know", () => {
  expect(places.length).toBeGreaterThan(150_000);
  expect(new Set(places.map((one) => one.id)).size).toBe(places.length);
  expect([...new Set(places.map((one) => one.country))].filter((code) => !countries.includes(code))).toEqual([]);
  expect(places.filter((one) => one.names.length === 0)).toEqual([]);
});

test("more than 120 places are spelled otherwise in Danish, and each is one that the gazetteer has", () => {
  expect(exonyms.filter((one) => one.danish !== one.geonames).length).toBeGreaterThan(120);
  const found = (one: (typeof exonyms)[number]) =>
    (byKey.get(`${one.country} ${foldName(one.geonames)}`) ?? []).filter((place) => place.danishName === one.danish);
  expect(exonyms.filter((one) => found(one).length === 0).map((one) => `${one.country} ${one.danish}`)).toEqual([]);
});

test("each city that stands for a time zone lies where the gazetteer has it; it lacks one small town", () => {
  const astray = zoneCities.filter(
    (city) =>
      !(byKey.get(`${city.country} ${foldName(city.name)}`) ?? []).some((place) => distanceKm(place, city) < 25),
  );
  expect(astray.map((one) => one.name)).toEqual(["Qaanaaq"]);
});

test.each([
  ["Hamborg", "Hamborg, DE"],
  ["hamburg", "Hamborg, DE"],
  ["wien", "Wien, AT"],
  ["Vienna", "Wien, AT"],
  ["ROM", "Rom, IT"],
  ["Roma", "Rom, IT"],
  ["Praha", "Prag, CZ"],
  ["Haag", "Haag, NL"],
  ["Bruxelles", "Bruxelles, BE"],
  ["Malmo", "Malmø, SE"],
  ["Aarhus", "Århus, DK"],
  ["Toronto", "Toronto, CA"],
  ["Boston, USA", "Boston, US"],
  ["Washington", "Washington, US"],
  ["Brandenburg an der H", "Brandenborg, DE …"],
  ["East Kilbride", "East Kilbride, GB"],
  ["Ballerup", "Ballerup, DK"],
  ["Sankt Alba an der Lohe", ""],
  ["  ", ""],
])("a search for %j gives %j first", async (query, found) => {
  expect(await first(query)).toBe(found);
});

test("a search gives no more than asked for, and no place twice", async () => {
  const found = await findPlace("san", reader, ballerup, 5);
  expect(found.length).toBe(5);
  expect(new Set(found.map((one) => one.place.id)).size).toBe(5);
});

/** American states that keep one time throughout: how often the nearest city is right. */
const oneTime: Readonly<Record<string, readonly [string, readonly [number, number, number, number]]>> = {
  Massachusetts: ["America/New_York", [41.6, 42.8, -73.4, -70.7]],
  Georgia: ["America/New_York", [30.8, 34.9, -84.8, -81.2]],
  Illinois: ["America/Chicago", [38.2, 42.4, -90.1, -88.1]],
  Oklahoma: ["America/Chicago", [34.6, 36.9, -99.8, -94.7]],
  Colorado: ["America/Denver", [37.2, 40.9, -108.9, -102.6]],
  California: ["America/Los_Angeles", [35, 38.8, -122.3, -118.2]],
};

test("in parts of the United States that keep one time, under one place in a hundred gets another", () => {
  const clock = (timeZone: string) =>
    [0, 6].map((month) => new Date(Date.UTC(2026, month, 15)).toLocaleString("en", { timeZone })).join();
  const judged = Object.values(oneTime).flatMap(([zone, [south, north, west, east]]) =>
    places
      .filter((one) => one.country === "US" && one.lat > south && one.lat < north && one.lon > west && one.lon < east)
      .map((one) => ({ right: zone, found: timeZoneOf("US", one) })),
  );
  const sure = judged.filter((one) => one.found !== null);
  const wrong = sure.filter((one) => one.found !== null && clock(one.found) !== clock(one.right));
  expect(judged.length).toBeGreaterThan(1500);
  expect(sure.length / judged.length).toBeGreaterThan(0.98);
  expect(wrong.length / judged.length).toBeLessThan(0.01);
});

test("a file cut across a name, with braces and quotes in it, is read the same", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "places-"));
  const file = path.join(folder, "cities.json");
  const entry = { lat: "1.5", lng: "2.5", country: "DK", admin1: "1", admin2: "" };
  const rows = Array.from({ length: 2000 }, (_, at) => ({ ...entry, name: `By } "{ Ø\\ ${at} ${"å".repeat(40)}` }));
  writeFileSync(file, JSON.stringify(rows));
  const read: string[] = [];
  for await (const place of readGazetteer(file)) read.push(place.name);
  await rm(folder, { recursive: true });
  expect(read).toEqual(rows.map((one) => one.name));
});
