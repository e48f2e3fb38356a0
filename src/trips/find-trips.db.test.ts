import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../test/setup/site.ts";
import { createTrip } from "./create-trip/create-trip.ts";
import { findTrips } from "./desk-trips.store.ts";
import { sightOfAll } from "./may.ts";

let site: TestSite;
const here = "lyngholm";
beforeAll(async () => {
  site = await startTestSite();
  const coordinator = {
    actor: { kind: "command", id: "test", name: "test" } as const,
    grants: [{ role: "coordinator", scope: null } as const],
  };
  const make = (slug: string, plan: object) => site.doing(slug, (work) => createTrip(work, plan), coordinator);
  const destinations = [
    { place: "Århus", country: "DK" },
    { place: "Malmø", country: "SE" },
  ];
  await make(here, {
    title: "Folkeskolens 100 % grønne gård",
    caseNumber: "27.03.00-G01-7-26",
    destinations,
    startOn: "2026-09-01",
    endOn: "2026-09-02",
  });
  await make(here, { title: "Skolebesøg", startOn: "2026-10-01", endOn: "2026-10-02" });
  await make("proeve", { title: "Folkeskolens anden gård" });
});
afterAll(() => site.close());

const found = (text: string, limit = 20) =>
  site.doing(here, async ({ tx, municipality }) =>
    (await findTrips(tx, municipality.id, sightOfAll, text, limit)).map((one) => one.title),
  );

test.each([
  ["SKOLE", ["Skolebesøg", "Folkeskolens 100 % grønne gård"]],
  ["gård folke", ["Folkeskolens 100 % grønne gård"]],
  ["århus malmø", ["Folkeskolens 100 % grønne gård"]],
  ["G01-7", ["Folkeskolens 100 % grønne gård"]],
  ["100 %", ["Folkeskolens 100 % grønne gård"]],
  ["s_ole", []],
  ["'; DROP TABLE x; --", []],
  ["skole \\ '", []],
  ["anden", []],
  ["   ", []],
])("every word is looked for in title, case number and destinations, as it is written: %s", async (text, titles) => {
  expect(await found(text)).toEqual(titles);
});

test("the latest come first, up to the limit", async () => {
  expect(await found("skole", 1)).toEqual(["Skolebesøg"]);
});

test("the door gives nothing without a municipality, nothing of another, and opens for the application alone", async () => {
  const ask = "SELECT udsyn.trips_find(ARRAY['%skole%'], 20, '', NULL) AS id";
  // As the owner, whom no row-level security binds.
  expect(await site.db.query(ask)).toEqual([]);
  const ids = await site.doing(here, async ({ tx, municipality }) =>
    findTrips(tx, municipality.id, sightOfAll, "skole", 20),
  );
  expect(ids).toHaveLength(2);
  const [{ may } = { may: true }] = await site.db.query<{ may: boolean }>(
    "SELECT has_function_privilege($1, 'udsyn.trips_find(text[], integer, text, text[])', 'EXECUTE') AS may",
    [site.db.connections.register.user],
  );
  expect(may).toBe(false);
});
