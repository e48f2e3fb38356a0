import { afterAll, beforeAll, expect, test } from "vitest";
import { apiOf } from "../setup/api.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";

/** What is settled and public of a report stays so, and what waits for its minutes shows in no word of how far a trip is. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const { api, ok, shown } = apiOf(() => site, slug);
const committee = "boerne-og-skoleudvalget";

const submitted = async (trip: string, about: "request" | "report", meetingOn: string) =>
  (await ok("coordinator", "POST", `trips/${trip}/submissions`, { about, committee, meetingOn })).id;
const rule = (submission: string, ruling: string, confirmed: boolean) =>
  api("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Således besluttet.", confirmed });
const report = (trip: string, outcome: string) =>
  api("coordinator", "PUT", `trips/${trip}/report`, { aim: "Se.", outcome, change: "Alt.", followUpOn: null });
const book = (trip: string) =>
  ok("accountant", "POST", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-05", text: "Tog" },
    withoutReceipt: "I appen.",
  });

/** A trip that is over, approved with confirmed minutes, its report written and before its committee. */
async function home(place: string, over: object = {}): Promise<{ readonly trip: string; readonly submission: string }> {
  const { id: trip } = await ok("coordinator", "POST", "trips", {
    ...wholeTrip,
    ...{ startOn: "2026-04-20", endOn: "2026-04-22", destinations: [{ place, country: "DE" }] },
    ...over,
  });
  await rule(await submitted(trip, "request", "2026-04-01"), "approved", true);
  expect((await report(trip, "Vi lærte det.")).status).toBe(200);
  return { trip, submission: await submitted(trip, "report", "2026-05-05") };
}
const byManager = { kind: "conference", unit: "skole-og-dagtilbud", legalBasis: "f" };

test.each([false, true])(
  "a report that its manager settled is off the agenda: minutes confirmed %s",
  async (confirmed) => {
    const place = confirmed ? "Kassel" : "Bochum";
    const { trip, submission } = await home(place, byManager);
    await ok("manager", "POST", `trips/${trip}/report-settlement`, { decision: "approve" });
    expect(await shown(place)).toMatchObject({ report: { outcome: "Vi lærte det." } });
    const late = await rule(submission, "sent-back", confirmed);
    expect([late.status, late.said.code]).toEqual([409, "taken-back"]);
    await book(trip);
    expect(await shown(place)).toMatchObject({ report: { outcome: "Vi lærte det." }, accounts: { total: "100.00" } });
    expect((await report(trip, "Noget andet.")).said.code).toBe("report-settled");
  },
);

test("one that its manager sent back is off the agenda too: what is ruled on is what was sent", async () => {
  const { trip, submission } = await home("Erfurt", byManager);
  await ok("manager", "POST", `trips/${trip}/report-settlement`, { decision: "send-back", reason: "Skriv mere." });
  expect((await rule(submission, "approved", true)).said.code).toBe("taken-back");
  expect(await submitted(trip, "report", "2026-05-05")).not.toBe(submission);
});

test("a manager who put the trip right settles its report all the same: four eyes are asked of whoever began it", async () => {
  const { trip } = await home("Celle", byManager);
  const tokens = "SELECT array_agg(token_id::text) FROM udsyn.identity_token WHERE role = 'manager'";
  await site.db.query(`UPDATE udsyn.trips_trip SET hands = (${tokens}) WHERE trip_id = $1`, [trip]);
  expect((await ok("manager", "POST", `trips/${trip}/report-settlement`, { decision: "approve" })).status).toBe(
    "approved",
  );
});

test("a settled report that is on an agenda from before is not ruled on", async () => {
  const { trip, submission } = await home("Trier", byManager);
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'settled' WHERE trip_id = $1", [trip]);
  for (const ruling of ["sent-back", "approved", "noted"]) {
    const refused = await rule(submission, ruling, false);
    expect([refused.status, refused.said.code], ruling).toEqual([409, "report-settled"]);
  }
});

test.each([
  ["the accounts are closed after it", "Halle", false],
  ["something is corrected after it", "Weimar", true],
])("a trip is complete for the public when the minutes of its report are confirmed: %s", async (_, place, first) => {
  const { trip, submission } = await home(place);
  const close = async () => {
    await book(trip);
    await ok("accountant", "POST", `trips/${trip}/accounts-closing`);
  };
  if (first) {
    await close();
    await ok("coordinator", "PATCH", `trips/${trip}`, { title: "Rettet overskrift" });
  }
  const { said: ruling } = await rule(submission, "approved", false);
  if (first) await ok("coordinator", "POST", `trips/${trip}/corrections`, { reason: "Overskriften var forkert." });
  else await close();
  expect((await ok("coordinator", "GET", `trips/${trip}`)).status).toBe("complete");
  expect(await shown(place)).toMatchObject({ status: "approved", report: null, accounts: { status: "final" } });
  await ok("secretary", "POST", `rulings/${ruling.id}/confirmation`);
  expect(await shown(place)).toMatchObject({ status: "complete", report: { outcome: "Vi lærte det." } });
});

test("what was put right before its minutes were confirmed was never public", async () => {
  const { trip, submission } = await home("Jena");
  await book(trip);
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`);
  const { said: ruling } = await rule(submission, "approved", false);
  await ok("secretary", "PUT", `rulings/${ruling.id}`, { ruling: "sent-back", text: "Nej.", confirmed: true });
  const statuses = await site.db.query(
    "SELECT DISTINCT entry ->> 'status' AS status FROM register.entry WHERE record_id = $1",
    [trip],
  );
  expect(statuses).toEqual([{ status: "approved" }]);
});
