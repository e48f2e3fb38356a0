import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf } from "../setup/api.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

/** What a committee only carries onwards makes nothing public, and is carried onwards as it read then and no other. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const { api, ok, shown } = apiOf(() => site, slug);
const own = "boerne-og-skoleudvalget";
const council = "byraadet";
const economy = "oekonomiudvalget";

const budget = (amount: string) => ({
  budget: { ...wholeTrip.budget, lines: [{ category: "transport", label: "Tog", amount }] },
});
const made = async (place: string, over: object = {}) =>
  (await ok("coordinator", "POST", "trips", { ...wholeTrip, destinations: [{ place, country: "DE" }], ...over })).id;
const edit = (trip: string, change: object) => ok("coordinator", "PATCH", `trips/${trip}`, change);
const send = (trip: string, committee: string) =>
  api("coordinator", "POST", `trips/${trip}/submissions`, { about: "request", committee, meetingOn: "2026-05-05" });
const rule = async (submission: string, confirmed: boolean) =>
  (await ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling: "approved", text: "Ja.", confirmed }))
    .id;
async function ruled(trip: string, committee: string, confirmed = true): Promise<string> {
  const { status, said } = await send(trip, committee);
  expect(status, JSON.stringify(said)).toBe(201);
  return rule(said.id, confirmed);
}
const statusOf = async (trip: string) => (await ok("coordinator", "GET", `trips/${trip}`)).status;
const book = (trip: string) =>
  ok("accountant", "POST", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" },
    withoutReceipt: "I appen.",
  });

test("a first approval waits for its minutes, whatever another committee carries onwards since", async () => {
  const trip = await made("Kassel", { ...budget("25000"), purpose: "Uvedtaget formål." });
  await ruled(trip, own);
  expect(await statusOf(trip)).toBe("recommended");
  const waiting = await ruled(trip, council, false);
  expect([await statusOf(trip), await shown("Kassel")]).toEqual(["approved", null]);
  await edit(trip, budget("26000"));
  await ruled(trip, own);
  expect([await statusOf(trip), await shown("Kassel")]).toEqual(["recommended", null]);
  await ok("secretary", "POST", `rulings/${waiting}/confirmation`);
  expect(await shown("Kassel")).toMatchObject({ status: "approved", budget: { total: "25000.00" } });
  await ruled(trip, council);
  expect(await shown("Kassel")).toMatchObject({ budget: { total: "26000.00" } });
});

test("a change waits for its minutes, whatever another committee carries onwards since", async () => {
  const trip = await made("Bochum");
  await ruled(trip, own);
  await edit(trip, { ...budget("25000"), purpose: "Uvedtaget formål." });
  await ruled(trip, own);
  await ruled(trip, council, false);
  await edit(trip, budget("26000"));
  await ruled(trip, own);
  await book(trip);
  const entry = await shown("Bochum");
  expect(entry).toMatchObject({ status: "approved", budget: { total: "4200.00" }, accounts: { total: "100.00" } });
  expect(JSON.stringify(entry)).not.toContain("Uvedtaget");
  // Nor by a correction, which would bring the change.
  await ok("coordinator", "POST", `trips/${trip}/take-back`);
  await edit(trip, budget("25000"));
  expect(await api("coordinator", "POST", `trips/${trip}/corrections`, { reason: "Beløbet." })).toMatchObject({
    status: 409,
    said: { code: "change-waits-for-minutes" },
  });
});

test("what is carried onwards waits for no minutes: what is public is corrected meanwhile", async () => {
  const trip = await made("Jena");
  await ruled(trip, own);
  await edit(trip, budget("25000"));
  await ruled(trip, own, false);
  expect(await statusOf(trip)).toBe("recommended");
  await ok("coordinator", "POST", `trips/${trip}/take-back`);
  await edit(trip, { ...budget("4200"), title: "Jena, rettet" });
  await ok("coordinator", "POST", `trips/${trip}/corrections`, { reason: "Overskriften var forkert." });
  expect(await shown("Jena")).toMatchObject({ title: "Jena, rettet", budget: { total: "4200.00" } });
});

test("an approval put right to one that another committee settles counts by what came of it last", async () => {
  const trip = await made("Erfurt");
  const first = await ruled(trip, own, false);
  const sentBack = { ruling: "sent-back", text: "Nej.", confirmed: false };
  await ok("secretary", "PUT", `rulings/${first}`, sentBack);
  await ok("secretary", "PUT", `rulings/${first}`, { ...sentBack, ruling: "approved" });
  expect(await shown("Erfurt")).toBeNull();
  await ok("secretary", "POST", `rulings/${first}/confirmation`);
  expect(await shown("Erfurt")).toMatchObject({ status: "approved" });
});

test("what a committee passed on, and was rewritten since, is asked of it again", async () => {
  const trip = await made("Trier", { kind: "delegation" });
  await ruled(trip, own);
  await ok("coordinator", "POST", `trips/${trip}/take-back`);
  // Only taken back it is what the committee passed on.
  expect(await send(trip, economy)).toMatchObject({ status: 201 });
  await ok("coordinator", "POST", `trips/${trip}/take-back`);
  await edit(trip, { ...budget("14000"), title: "Noget helt andet", purpose: "Og et andet formål." });
  const skipped = await send(trip, economy);
  expect(skipped).toMatchObject({ status: 422, said: { errors: [{ code: "committee-out-of-order" }] } });
  expect(skipped.said.errors?.[0]?.message).toContain("Børne- og Skoleudvalget");
  await ruled(trip, own);
  await ruled(trip, economy);
  expect(await shown("Trier")).toMatchObject({
    budget: { total: "14000.00" },
    rulings: [{ ruling: "approved" }, { ruling: "approved" }, { ruling: "approved" }],
  });
});

test("a change of what both approved goes the whole way again", async () => {
  const trip = await made("Halle", { kind: "delegation" });
  await ruled(trip, own);
  await ruled(trip, economy);
  await edit(trip, budget("9000"));
  expect((await send(trip, economy)).status).toBe(422);
  await ruled(trip, own);
  await ruled(trip, economy);
  expect(await shown("Halle")).toMatchObject({ status: "approved", budget: { total: "9000.00" } });
});
