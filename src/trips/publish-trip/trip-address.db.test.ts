import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedAgain, publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = async (trip: Parameters<typeof publishedTrip>[2]) => (await publishedTrip(site, "proeve", trip)).slug;

test("a trip's address is made of place or kind, and year; a name in the title is in no address and in no leaf", async () => {
  const title = "Afskedsbesøg hos Ulrikke Kanariefugl";
  const dated = { startOn: "2026-02-03", endOn: "2026-02-04" };
  expect(await slug({ title, destinations: [{ place: "Turku", country: "FI" }], ...dated })).toBe("turku-2026");
  expect(await slug({ title, destinations: [], kind: "incoming-visit", ...dated })).toBe("besoeg-2026");
  expect(await slug({ title, destinations: [], kind: "staff-visit", ...dated })).toBe("tjenesterejse-2026");
  expect(await slug({ title, destinations: [], kind: "staff-visit", ...dated })).toBe("tjenesterejse-2026-2");
  expect(await slug({ title, destinations: [], kind: null, ...dated })).toBe("rejse-2026");
  const leaves = await site.db.query<{ leaf: Buffer }>("SELECT leaf FROM register.log_leaf");
  expect(leaves.length).toBeGreaterThan(4);
  expect(leaves.map((one) => one.leaf.toString()).join("\n")).not.toMatch(/Ulrikke|kanariefugl/i);
});

test("an address that was published stays, whatever the trip is called or where it goes later", async () => {
  const { id, slug: first } = await publishedTrip(site, "proeve", { title: "Et", destinations: [] });
  await site.db.query(
    `UPDATE udsyn.trips_trip SET title = 'To', plan = jsonb_set(plan, '{destinations}', $2) WHERE trip_id = $1`,
    [id, JSON.stringify([{ place: "Gdańsk", country: "PL" }])],
  );
  expect(await publishedAgain(site, "proeve", id, "Rejsemålet er rettet.")).toMatchObject({ version: 2, slug: first });
});
