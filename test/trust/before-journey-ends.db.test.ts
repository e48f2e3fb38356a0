import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { readRecord } from "../../src/register/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

/** Accounts are not final, and a report is not sent or settled, before the journey's last day (docs/decisions/0040). */
let site: TestSite;
const today = new Date("2026-05-06T08:00:00Z");
beforeAll(async () => {
  site = await startTestSite(today);
});
afterAll(() => site.close());
afterEach(() => {
  site.clock.now = today;
});

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
// It is the 9th of June in Denmark, while it is the 8th by UTC: the municipality's day counts.
const [theDayBefore, theLastDay] = [new Date("2026-06-08T21:30:00Z"), new Date("2026-06-08T22:30:00Z")];
const dates = { startOn: "2026-06-07", endOn: "2026-06-09" };
const report = { aim: "Se.", outcome: "Set.", change: "Alt.", followUpOn: null };
const words = "tidligst på rejsens sidste dag, 9.\u00a0juni 2026";

interface Said {
  readonly id: string;
  readonly errors?: readonly { readonly code: string; readonly message: string }[];
}
async function api(role: RoleName, path: string, body: object = {}, method = "POST") {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  const said = (await answer.json()) as Said;
  return { status: answer.status, said, codes: (said.errors ?? []).map((one) => one.code) };
}
async function ok(role: RoleName, path: string, body: object = {}, method = "POST"): Promise<string> {
  const { status, said } = await api(role, path, body, method);
  expect(status, `${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}
async function desk(role: RoleName, path: string, fields?: Record<string, string>) {
  const { host } = new URL(site.addressOf(slug));
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  if (!fields) return ask(site.address, { host, path, headers: { cookie } });
  const about = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const body = new URLSearchParams(fields).toString();
  return ask(site.address, { host, method: "POST", path, headers: { cookie, ...about }, body });
}

/** An approved trip that is public, with its report written and one line booked. */
async function approved(place: string, more: object = {}): Promise<string> {
  const trip = await ok("coordinator", "trips", {
    ...wholeTrip,
    ...dates,
    title: `${place}: hvornår er det slut?`,
    destinations: [{ place, country: "DE" }],
    ...more,
  });
  const meetingOn = "2026-05-05";
  const submission = await ok("coordinator", `trips/${trip}/submissions`, { about: "request", committee, meetingOn });
  await ok("secretary", `submissions/${submission}/rulings`, { ruling: "approved", text: "Ja.", confirmed: true });
  await ok("coordinator", `trips/${trip}/report`, report, "PUT");
  const line = { category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-06", text: "Tog" };
  await ok("accountant", `trips/${trip}/postings`, { ...line, withoutReceipt: "I appen." });
  return trip;
}
async function accountsOf(place: string): Promise<unknown> {
  const found = await readRecord(site.db.register, site.here(slug).id, "trip", `${place.toLowerCase()}-2026`);
  return found && "entry" in found
    ? (found.entry as unknown as { accounts: { status: string } }).accounts.status
    : null;
}
const close = (trip: string) => api("accountant", `trips/${trip}/accounts-closing`);
const send = (trip: string) =>
  api("coordinator", `trips/${trip}/submissions`, { about: "report", committee, meetingOn: "2026-06-16" });

test("by program neither accounts nor report pass before the last day, and both do on it", async () => {
  const trip = await approved("Kassel");
  for (const now of [today, theDayBefore]) {
    site.clock.now = now;
    for (const door of [close, send]) {
      const refused = await door(trip);
      expect([refused.status, refused.codes]).toEqual([422, ["journey-not-over"]]);
      expect(refused.said.errors?.[0]?.message).toContain(words);
    }
  }
  expect(await accountsOf("Kassel")).toBe("partly-booked");
  site.clock.now = theLastDay;
  expect([(await close(trip)).status, (await send(trip)).status]).toEqual([201, 201]);
  expect(await accountsOf("Kassel")).toBe("final");
});

test("what else stands in the way is said at once", async () => {
  const trip = await approved("Bochum");
  await ok("accountant", `trips/${trip}/postings`, { category: "meals", amount: "9", currency: "DKK", text: "Mad" });
  await ok("coordinator", `trips/${trip}/report`, { ...report, change: "" }, "PUT");
  expect((await close(trip)).codes).toEqual(["journey-not-over", "receipt-missing"]);
  expect((await send(trip)).codes).toEqual(["journey-not-over", "change-missing"]);
});

test("why nothing was booked is asked on the last day, and of nobody before", async () => {
  const trip = await approved("Minden");
  await site.db.query("DELETE FROM udsyn.accounts_posting WHERE subject_id = $1", [trip]);
  const page = async () => (await desk("accountant", `/skrivebord/rejser/${trip}/regnskab`)).text;
  expect(await page()).not.toContain("skriv, hvorfor rejsen ikke kostede noget");
  site.clock.now = theLastDay;
  expect(await page()).toContain("Hvorfor kostede rejsen ikke noget?");
});

test("the desk offers neither before, says from when, and refuses what is sent all the same", async () => {
  const trip = await approved("Erfurt");
  const at = `/skrivebord/rejser/${trip}`;
  const closing = async () => (await desk("accountant", `${at}/regnskab`)).text;
  const agenda = async () => (await desk("coordinator", `${at}/dagsorden?om=report`)).text;
  const form = { about: "report", committee, meetingOn: "2026-06-16" };
  expect(await closing()).toContain(words);
  expect(await closing()).not.toContain("regnskab/luk");
  for (const shown of [await agenda(), (await desk("coordinator", at)).text]) expect(shown).toContain(words);
  expect(await agenda()).not.toContain('name="meetingOn"');
  const refused = await desk("accountant", `${at}/regnskab/luk`, {});
  expect([refused.status, refused.text]).toEqual([422, expect.stringContaining(words)]);
  expect((await desk("coordinator", `${at}/dagsorden`, form)).text).toContain(words);
  expect(await accountsOf("Erfurt")).toBe("partly-booked");
  site.clock.now = theLastDay;
  expect(await closing()).toContain("regnskab/luk");
  expect(await closing()).not.toContain(words);
  expect(await agenda()).toContain('name="meetingOn"');
  expect((await desk("accountant", `${at}/regnskab/luk`, {})).status).toBe(303);
});

test("a manager settles no report before the last day, by program or at the desk", async () => {
  const unit = site.here(slug).profile.demoPeople.find((one) => one.role === "manager")?.unit;
  const visit = { ...wholeTrip, ...dates, unit, kind: "staff-visit", committee: null };
  const trip = await ok("coordinator", "trips", { ...visit, participants: { staff: [{ unit: "Skole", count: 1 }] } });
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'submitted' WHERE trip_id = $1", [trip]);
  await ok("manager", `trips/${trip}/approval`, { decision: "approve" });
  await ok("coordinator", `trips/${trip}/report`, report, "PUT");
  const path = `/skrivebord/rejser/${trip}/svar-paa-rapporten`;
  site.clock.now = theDayBefore;
  for (const answer of [{ decision: "approve" }, { decision: "send-back", reason: "Mere." }]) {
    const refused = await api("manager", `trips/${trip}/report-settlement`, answer);
    expect([refused.status, refused.codes]).toEqual([422, ["journey-not-over"]]);
    expect((await desk("manager", path, answer)).status).toBe(409);
  }
  expect((await desk("manager", `/skrivebord/rejser/${trip}`)).text).toContain(words);
  const page = await desk("manager", path);
  expect([page.status, page.text]).toEqual([409, expect.stringContaining(words)]);
  site.clock.now = theLastDay;
  expect((await desk("manager", path)).status).toBe(200);
  await ok("manager", `trips/${trip}/report-settlement`, { decision: "approve" });
});

test("what was cancelled is settled at once, and a day that was edited and is not public moves nothing", async () => {
  const cancelled = await approved("Trier");
  await ok("coordinator", `trips/${cancelled}/cancellation`, { reason: "Storm." });
  expect((await close(cancelled)).status).toBe(201);
  const edited = await approved("Halle");
  await ok("coordinator", `trips/${edited}`, { startOn: "2026-05-05", endOn: "2026-05-05" }, "PATCH");
  expect((await close(edited)).codes).toEqual(["journey-not-over"]);
  await ok("coordinator", `trips/${edited}/corrections`, { reason: "De rejste før." });
  expect((await close(edited)).status).toBe(201);
});

test("a trip of one day is settled the same day", async () => {
  const trip = await approved("Jena", { startOn: "2026-05-06", endOn: "2026-05-06" });
  expect([(await close(trip)).status, (await send(trip)).status]).toEqual([201, 201]);
});
