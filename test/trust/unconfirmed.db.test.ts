import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { readRecord } from "../../src/register/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip, wholeTripEnds } from "./planted.ts";

/** What waits for its minutes is public by no back door: no report, and no word of what became of a trip. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
afterEach(() => {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
});

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const shown = async (at: string) => {
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", at);
  return found && "entry" in found ? found.entry : null;
};

async function ok(role: RoleName, method: string, path: string, body: object): Promise<string> {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as { readonly id: string };
  expect(answer.status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}

async function submitted(trip: string, about: "request" | "report", meetingOn: string): Promise<string> {
  return ok("coordinator", "POST", `trips/${trip}/submissions`, { about, committee, meetingOn });
}
const rule = (submission: string, ruling: string, confirmed: boolean) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Således besluttet.", confirmed });
const confirm = (ruling: string) => ok("secretary", "POST", `rulings/${ruling}/confirmation`, {});

/** An approved trip, its minutes confirmed. */
async function approvedTrip(place: string): Promise<string> {
  const trip = await ok("coordinator", "POST", "trips", {
    ...wholeTrip,
    title: `${place}: hvad er afgjort?`,
    destinations: [{ place, country: "DE" }],
  });
  await rule(await submitted(trip, "request", "2026-05-05"), "approved", true);
  return trip;
}

const report = (trip: string, outcome: string) =>
  ok("coordinator", "PUT", `trips/${trip}/report`, { aim: "Se.", outcome, change: "Alt.", followUpOn: null });
const book = (trip: string) =>
  ok("accountant", "POST", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" },
    withoutReceipt: "I appen.",
  });

test.each(["sent-back", "postponed"])(
  "a report waits for the minutes that settled it, whatever was %s before",
  async (first) => {
    const place = { "sent-back": "Kassel", postponed: "Bochum" }[first] ?? "";
    const at = `${place.toLowerCase()}-2026`;
    const trip = await approvedTrip(place);
    await report(trip, "Første udkast.");
    site.clock.now = wholeTripEnds;
    await rule(await submitted(trip, "report", "2026-05-05"), first, true);
    if (first === "postponed") await ok("coordinator", "POST", `trips/${trip}/report-take-back`, {});
    await report(trip, "Det endelige.");
    const settling = await rule(await submitted(trip, "report", "2026-05-06"), "approved", false);
    await book(trip);
    expect(await shown(at)).toMatchObject({ report: null, accounts: { total: "100.00" } });
    expect(JSON.stringify(await shown(at))).not.toContain("Det endelige");
    await confirm(settling);
    expect(await shown(at)).toMatchObject({ report: { outcome: "Det endelige." } });
  },
);

test.each([
  ["recommended", "Erfurt"],
  ["suspended", "Trier"],
])("a change that is %s, its minutes unconfirmed, moves nothing that is public", async (ruling, place) => {
  const trip = await approvedTrip(place);
  const lines = [{ category: "transport", label: "Tog", amount: "9000" }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  await rule(await submitted(trip, "request", "2026-05-06"), ruling, false);
  await book(trip);
  const entry = await shown(`${place.toLowerCase()}-2026`);
  expect(entry).toMatchObject({ status: "approved", budget: { total: "4200.00" }, accounts: { total: "100.00" } });
  expect(entry).toMatchObject({ rulings: [{ ruling: "approved" }] });
});
