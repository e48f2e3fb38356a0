import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { readRecord } from "../../src/register/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

/** Where travellers sleep, when they are where, and whose guests they are is not told before they are home. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const hours = { from: "10:00", to: "11:00", purposeClass: "municipal" };
const programme = [
  { ...hours, date: "2026-09-02", title: "Rundvisning", place: "Rådhuset" },
  { ...hours, date: "2026-09-03", title: "Hotel Opdigt", place: "Opdigtgade 1", host: "Opdigt A/S", lodging: true },
];

async function ok(role: RoleName, method: string, path: string, body: object): Promise<string> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as { readonly id: string };
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}

async function approvedTrip(place: string, slots: readonly object[]): Promise<string> {
  const plan = { ...wholeTrip, title: `${place}: hvem er hjemme?`, destinations: [{ place, country: "DE" }] };
  const trip = await ok("coordinator", "POST", "trips", { ...plan, programme: slots });
  const asked = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-05" };
  const submission = await ok("coordinator", "POST", `trips/${trip}/submissions`, asked);
  const yes = { ruling: "approved", text: "Godkendt.", confirmed: true };
  await ok("secretary", "POST", `submissions/${submission}/rulings`, yes);
  return trip;
}

async function shown(at: string): Promise<object> {
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", at);
  return found && "entry" in found ? found.entry : {};
}

test.each([
  ["Kassel", { endOn: null }],
  ["Bochum", { startOn: "2026-05-01", endOn: "2026-05-03" }],
])("a last day that is taken away or moved back opens nothing: %s", async (place, days) => {
  const trip = await approvedTrip(place, programme);
  // Corrected in the store: hours outside the days are refused at the door, when a form sets the days.
  await ok("coordinator", "PATCH", `trips/${trip}`, { endOn: null });
  if (days.endOn !== null)
    await site.db.query("UPDATE udsyn.trips_trip SET start_on = $2, end_on = $3 WHERE trip_id = $1", [
      ...[trip, days.startOn, days.endOn],
    ]);
  await ok("coordinator", "POST", `trips/${trip}/corrections`, { reason: "Hjemrejsen er ikke kendt." });
  const entry = await shown(`${place.toLowerCase()}-2026`);
  expect(entry).toMatchObject({
    endOn: days.endOn,
    programme: [
      { title: "Rundvisning", from: null, to: null, place: "Rådhuset" },
      { title: "Overnatning", from: null, to: null, place: null, host: null, lodging: true },
    ],
    hoursByClass: { municipal: 1 },
  });
});

test("a private host is told of as such when everybody is home, and never by name, home or heading", async () => {
  const home = {
    title: "Middag hos familien Opdigt",
    place: "Opdigtvej 7",
    host: "Familien Opdigt",
    privateHost: true,
    lodging: true,
  };
  const trip = await approvedTrip("Erfurt", [{ ...hours, ...home, date: "2026-09-03" }]);
  const before = await shown("erfurt-2026");
  expect(before).toMatchObject({ programme: [{ title: "Besøg hos en vært", place: null, host: null, from: null }] });
  // That one sleeps there would tell that it is a home.
  expect(JSON.stringify(before)).not.toContain("lodging");
  const then = site.clock.now;
  site.clock.now = new Date("2026-09-10T08:00:00Z");
  await ok("accountant", "POST", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-09-09", text: "Tog" },
    withoutReceipt: "I appen.",
  });
  site.clock.now = then;
  const after = await shown("erfurt-2026");
  expect(after).toMatchObject({
    programme: [{ title: "Besøg hos en vært", place: null, host: "Privat vært", from: "10:00", lodging: true }],
  });
  expect(JSON.stringify([before, after])).not.toMatch(/Opdigtvej|[Ff]amilien/);
});
