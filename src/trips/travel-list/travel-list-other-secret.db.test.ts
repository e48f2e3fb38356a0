import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import type { TripId } from "../trip.ts";
import { sealTravelList } from "./travel-list.ts";

const slug = "lyngholm";
const list = { travellers: [{ name: "Asta Opdigt", passport: null, allergies: null, emergencyContact: null }] };
let site: TestSite;
let id: TripId;
beforeAll(async () => {
  site = await startTestSite();
  const trip = { kind: "committee-trip", title: "Hamborg", startOn: "2026-06-02", endOn: "2026-06-04" };
  const made = await site.api(slug, "coordinator", "POST", "/api/v1/trips", trip);
  id = ((await made.json()) as { id: TripId }).id;
});
afterAll(() => site.close());

test("a list that another secret sealed is answered in words, and may be erased and written anew", async () => {
  const path = `/api/v1/trips/${id}/travel-list`;
  expect((await site.api(slug, "coordinator", "PUT", path, list)).status).toBe(204);
  const of = { municipalityId: site.here(slug).id, tripId: id };
  await site.db.query("UPDATE udsyn.trips_travel_list SET sealed = $1", [sealTravelList("another", of, list)]);
  const got = await site.api(slug, "coordinator", "GET", path);
  expect([got.status, await got.text()]).toEqual([409, expect.stringContaining("travel-list-unopened")]);
  // Nobody saw what is in it, and it keeps no line of the accounts away.
  expect(await site.db.query("SELECT FROM udsyn.records_audit WHERE action = 'trips.look-at-travel-list'")).toEqual([]);
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'approved', accounts_status = 'open' WHERE trip_id = $1", [
    id,
  ]);
  const line = { category: "transport", amount: "7.00", currency: "DKK", bookedOn: "2026-05-05", text: "Bus" };
  const given = { ...line, withoutReceipt: "I appen." };
  const posted = await site.api(slug, "accountant", "POST", `/api/v1/trips/${id}/postings`, given);
  expect([posted.status, await posted.text()]).toEqual([201, expect.anything()]);
  expect((await site.api(slug, "coordinator", "DELETE", path)).status).toBe(204);
  expect((await site.api(slug, "coordinator", "PUT", path, list)).status).toBe(204);
  expect((await site.api(slug, "coordinator", "GET", path)).status).toBe(200);
});
