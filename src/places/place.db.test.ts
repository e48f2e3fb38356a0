import { afterAll, beforeAll, expect, test } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../../test/setup/database.ts";
import { fillGazetteer, findPlace, placeReader } from "./index.ts";

const ballerup = { lat: 55.73, lon: 12.36 };
let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase();
  expect(await find("Hamborg")).toEqual([]);
  expect(await fillGazetteer(db.app)).toBe(true);
}, 120_000);
afterAll(() => db.close());

async function find(query: string, limit = 8): Promise<string[]> {
  const found = await findPlace(query, placeReader(db.app), ballerup, limit);
  return found.map(({ place: { danishName, region, country } }) => `${danishName}, ${region}, ${country}`);
}

test("the gazetteer is filled once, whole", async () => {
  expect(await fillGazetteer(db.app)).toBe(false);
  const [row] = await db.query<{ n: number }>("SELECT count(*)::int AS n FROM udsyn.places_place");
  expect(row?.n).toBeGreaterThan(150_000);
});

test.each([
  ["Hamborg", "Hamborg, Hamburg, DE"],
  ["hamburg", "Hamborg, Hamburg, DE"],
  ["Wien", "Wien, Vienna, AT"],
  ["Bruxelles", "Bruxelles, Brussels Capital, BE"],
  ["København", "København, Capital Region, DK"],
  ["Lodz", "Łódź, Łódź Voivodeship, PL"],
  ["Malmö", "Malmø, Skåne, SE"],
])("%s is found by its Danish name, its own and without marks", async (query, first) => {
  expect((await find(query))[0]).toBe(first);
});

test.each([
  ["Bruxeles", "Bruxelles"],
  ["Kobenhavnn", "København"],
  ["Hamborrg", "Hamborg"],
])("%s, misspelt, is found", async (query, name) => {
  expect((await find(query)).some((one) => one.startsWith(`${name}, `))).toBe(true);
});

test("of more places of one name than are offered, the part of the country finds its own", async () => {
  expect(await find("Springfield, USA")).toHaveLength(8);
  for (const query of ["Springfield, Illinois", "Springfield, Illinois, USA"])
    expect(await find(query)).toEqual(["Springfield, Illinois, US"]);
});

test("places of one name are told apart by their region", async () => {
  expect(await find("Frankfurt, Tyskland")).toEqual(
    expect.arrayContaining([expect.stringContaining(", Hesse, DE"), expect.stringContaining(", Brandenburg, DE")]),
  );
  expect((await find("Brandenburg")).length).toBeGreaterThan(1);
  expect(await find("Xyzzyqvist")).toEqual([]);
});
