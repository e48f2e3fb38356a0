import { afterEach, beforeEach, expect, it } from "vitest";
import { planned } from "../../../test/setup/planned.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";

let site: TestSite;
beforeEach(async () => {
  site = await startTestSite();
});
afterEach(() => site.close());

/** Three towns of the world, two of them of one name in one country. */
async function fillPlaces() {
  await site.db.query(`INSERT INTO udsyn.places_place (place_id, name, danish_name, country, lat, lon, notable) VALUES
    (1, 'Lund', 'Lund', 'SE', 55.7, 13.2, true), (2, 'Neustadt', 'Neustadt', 'DE', 49.3, 8.1, false),
    (3, 'Neustadt', 'Neustadt', 'DE', 54.1, 10.8, false)`);
  await site.db.query(`INSERT INTO udsyn.places_name (name, place_id, country, trigrams) VALUES
    ('lund', 1, 'SE', '{}'), ('neustadt', 2, 'DE', '{}'), ('neustadt', 3, 'DE', '{}')`);
  await site.db.query("INSERT INTO udsyn.places_edition (one, edition) VALUES (true, 'test')");
}

const fields = { reference: "nr", startOn: "fra", endOn: "fra", title: "nr", destination: "sted" };

function importTrips(mapping: object, ...rows: string[]) {
  const trips = site.rooms.importers.find(({ name }) => name === "trips");
  const read = trips?.readMapping(mapping);
  if (!trips || !read || Array.isArray(read)) throw new Error(JSON.stringify(read));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  const source = fileOf("rejser.csv", Buffer.from(`${["nr;fra;sted;land", ...rows].join("\n")}\n`));
  return trips.run(place, { source, mapping: read, publish: false, dryRun: false });
}

const rows = [
  "1;2025-05-01;Lund;Sverige",
  "2;2025-05-01;Lunt;Sverige",
  "3;2025-05-01;Neustadt;DE",
  "4;2025-05-01;Rundt;",
];
const found = ({ findings }: Awaited<ReturnType<typeof importTrips>>) =>
  findings.map(({ row, code, printed }) => [row, code, printed]);

it("flags destinations that no place of their country is called, and lets them in", async () => {
  await fillPlaces();
  const answer = await importTrips({ fields: { ...fields, country: "land" } }, ...rows);
  expect(answer).toMatchObject({ added: 4, held: 0 });
  expect(found(answer)).toEqual([[2, "unknown-place", "Lunt"]]);
  expect(found(await importTrips({ fields: { ...fields, country: "land" } }, ...rows))).toEqual(found(answer));
});

it("takes a column without countries as free text, unless the mapping says that it names places", async () => {
  await fillPlaces();
  expect(found(await importTrips({ fields }, ...rows))).toEqual([]);
  expect(found(await importTrips({ fields, places: true }, ...rows))).toEqual([
    [2, "unknown-place", "Lunt"],
    [4, "unknown-place", "Rundt"],
  ]);
  const told = { fields: { ...fields, country: "land" }, places: false };
  expect(found(await importTrips(told, ...rows))).toEqual([]);
});

it("flags nothing before the gazetteer is filled", async () => {
  expect(found(await importTrips({ fields: { ...fields, country: "land" } }, ...rows))).toEqual([]);
});

it("gives a trip made by a program its point where one place of the stated country has the name, and no other", async () => {
  await fillPlaces();
  const at = async (id: string) =>
    (await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json()).destinations;
  const id = await planned(site, { destinations: [{ place: "Lund", country: "SE" }] });
  expect(await at(id)).toMatchObject([{ place: "Lund", lat: 55.7, lon: 13.2, timeZone: "Europe/Stockholm" }]);
  const change = {
    destinations: [
      { place: "Neustadt", country: "DE" },
      { place: "Lund", country: null },
    ],
  };
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, change);
  expect(await at(id)).toMatchObject([{ lat: null, timeZone: null }, { lat: null }]);
  const given = { destinations: [{ place: "Lund", country: "SE", lat: 1, lon: 2, timeZone: "Europe/Oslo" }] };
  await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, given);
  expect(await at(id)).toMatchObject([{ lat: 1, lon: 2, timeZone: "Europe/Oslo" }]);
});

it("gives a point that comes without its zone the one it lies in, and leaves one alone that stood without", async () => {
  const zones = async (id: string) => {
    const trip = await (await site.api("lyngholm", "coordinator", "GET", `/api/v1/trips/${id}`)).json();
    return trip.destinations.map((one: { timeZone: string | null }) => one.timeZone);
  };
  const toronto = { place: "Toronto", country: "CA", lat: 43.7, lon: -79.42 };
  const unsure = { place: "Et sted", country: null, lat: 1, lon: 2 };
  const id = await planned(site, { destinations: [toronto, unsure] });
  expect(await zones(id)).toEqual(["America/Toronto", null]);
  // As it was stored, and perhaps published, before.
  await site.db.query("UPDATE udsyn.trips_trip SET plan = jsonb_set(plan, '{destinations,0,timeZone}', 'null')");
  const change = async (changes: object) =>
    expect((await site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, changes)).status).toBe(200);
  await change({ purpose: "Et andet formål." });
  await change({ destinations: [toronto, unsure] });
  expect(await zones(id)).toEqual([null, null]);
  await change({ destinations: [{ ...toronto, place: "Toronto, Ontario" }, unsure] });
  expect(await zones(id)).toEqual(["America/Toronto", null]);
});

const placeOf = async () =>
  (
    await site.db.query<{ place: string; version: number }>(
      "SELECT plan #>> '{destinations,0,place}' AS place, version FROM udsyn.trips_trip",
    )
  )[0];

it("takes a file's correction of a place that the gazetteer has come to know since: nobody has touched it", async () => {
  const mapped = { fields: { ...fields, country: "land" } };
  await importTrips(mapped, "1;2025-05-01;Lund;Sverige");
  await fillPlaces();
  expect(await importTrips(mapped, "1;2025-05-01;Oslo;Norge")).toMatchObject({ updated: 1 });
  expect(await placeOf()).toMatchObject({ place: "Oslo" });
});

it("keeps a place that was put back at the desk to what an import once made of it", async () => {
  const mapped = { fields: { ...fields, country: "land" } };
  await importTrips(mapped, "1;2025-05-01;Lund;Sverige");
  await fillPlaces();
  const [{ id } = { id: "" }] = await site.db.query<{ id: string }>("SELECT trip_id AS id FROM udsyn.trips_trip");
  const goes = (place: string, country: string) =>
    site.api("lyngholm", "coordinator", "PATCH", `/api/v1/trips/${id}`, { destinations: [{ place, country }] });
  expect((await goes("Malmø", "SE")).status).toBe(200);
  await importTrips(mapped, "1;2025-05-01;Uppsala;Sverige");
  expect((await goes("Lund", "SE")).status).toBe(200);
  await site.db.query(`UPDATE udsyn.trips_trip SET plan = jsonb_set(plan, '{destinations}',
    '[{"place":"Lund","country":"SE","from":null,"to":null,"timeZone":null,"lat":null,"lon":null}]')`);
  const answer = await importTrips(mapped, "1;2025-05-01;Oslo;Norge");
  expect(found(answer)).toContainEqual([1, "kept-by-hand", "Oslo"]);
  expect(await placeOf()).toMatchObject({ place: "Lund" });
});
