import { afterAll, beforeAll, expect, test } from "vitest";
import type { RoleName } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "../trust/planted.ts";

/** Correcting a ruling undoes what that ruling did, and no correction, approval or day that came since. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-21T08:00:00Z"));
});
afterAll(() => site.close());

const committee = "boerne-og-skoleudvalget";
async function api(role: RoleName, method: string, path: string, body: object = {}) {
  const answer = await site.api("lyngholm", role, method, `/api/v1/${path}`, body);
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}
async function ok(role: RoleName, method: string, path: string, body?: object): Promise<string> {
  const { status, said } = await api(role, method, path, body);
  expect(status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return String(said.id);
}
async function ruled(trip: string, about: "request" | "report", meetingOn: string, ruling: string, confirmed: boolean) {
  const submission = await ok("coordinator", "POST", `trips/${trip}/submissions`, { about, committee, meetingOn });
  return ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Besluttet.", confirmed });
}
const become = (ruling: string, to: string, confirmed = false) =>
  api("secretary", "PUT", `rulings/${ruling}`, { ruling: to, text: "Rettet.", confirmed });

/** What is approved and public of a trip, and where it stands. */
async function stands(trip: string) {
  const [row] = await site.db.query(
    `SELECT status, report_status AS report, accounts_status AS accounts, approved ->> 'on' AS on,
       approved #>> '{budget,lines,0,amount}' AS amount, public_plan ->> 'title' AS title
     FROM udsyn.trips_trip WHERE trip_id = $1`,
    [trip],
  );
  return row ?? {};
}
const shown = async (trip: string) =>
  (await site.db.query("SELECT entry FROM register.current WHERE record_id = $1", [trip]))[0]?.entry;

/** All of a ruling said again, on another day. */
const day = {
  ...{
    text: "Besluttet.",
    item: null,
    basis: null,
    votes: null,
    minority: null,
    recused: [],
    url: null,
    closed: false,
  },
  reason: "Dagen var forkert.",
};
const gone = { startOn: "2026-04-20", endOn: "2026-04-22" };
const ahead = { startOn: "2026-09-01", endOn: "2026-09-03" };
async function approved(dates: object, title: string, on = "2026-04-01") {
  const trip = await ok("coordinator", "POST", "trips", { ...wholeTrip, ...dates, title });
  return { trip, first: await ruled(trip, "request", on, "approved", true) };
}
const reported = async (trip: string) => {
  await ok("coordinator", "PUT", `trips/${trip}/report`, { aim: "a", outcome: "b", change: "c", followUpOn: null });
  return ruled(trip, "report", "2026-05-05", "approved", false);
};
const book = (trip: string) =>
  ok("accountant", "POST", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "100.00", currency: "DKK", bookedOn: "2026-05-05", text: "Tog" },
    withoutReceipt: "I appen.",
  });
const dearer = async (trip: string, on: string, confirmed: boolean) => {
  const lines = [{ category: "transport", label: "Tog", amount: "9000" }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  return ruled(trip, "request", on, "approved", confirmed);
};
const retitled = async (trip: string, title: string) => {
  await ok("coordinator", "PATCH", `trips/${trip}`, { title });
  await ok("coordinator", "POST", `trips/${trip}/corrections`, { reason: "Overskriften var forkert." });
};

test("a report's ruling is another: a title corrected since stays corrected, also in what is published next", async () => {
  const { trip } = await approved(gone, "Aurich");
  const report = await reported(trip);
  await retitled(trip, "Aurich, rettet");
  expect((await become(report, "sent-back")).status).toBe(200);
  await book(trip);
  expect(await stands(trip)).toMatchObject({ report: "sent-back", title: "Aurich, rettet" });
  expect(await shown(trip)).toMatchObject({ title: "Aurich, rettet" });
});

test("a report's ruling is another: what a committee approved since stays approved and public", async () => {
  const { trip } = await approved(gone, "Emden");
  const report = await reported(trip);
  await dearer(trip, "2026-05-06", true);
  expect((await become(report, "sent-back")).status).toBe(200);
  await book(trip);
  expect(await stands(trip)).toMatchObject({ report: "sent-back", status: "approved", on: "2026-05-06" });
  expect(await stands(trip)).toMatchObject({ amount: "9000" });
  expect(await shown(trip)).toMatchObject({ budget: { total: "9000.00" } });
});

test("a report's ruling is another after a reopening, but not after it was written anew or the trip cancelled", async () => {
  const { trip } = await approved(gone, "Leer");
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`, { withoutCost: "Værten betalte." });
  const report = await reported(trip);
  expect(await stands(trip)).toMatchObject({ status: "complete", report: "settled" });
  await ok("accountant", "POST", `trips/${trip}/accounts-reopening`, { reason: "En regning kom." });
  expect((await become(report, "sent-back")).status).toBe(200);
  expect(await stands(trip)).toMatchObject({ status: "approved", report: "sent-back", accounts: "open" });
  await ok("coordinator", "POST", `trips/${trip}/cancellation`, { reason: "Ingen tog af sted." });
  expect(await become(report, "approved")).toMatchObject({ status: 409, said: { code: "ruling-overtaken" } });
});

test("the day of the first approval is corrected while a change waits: refusing the change leaves the corrected day", async () => {
  const { trip, first } = await approved(ahead, "Bochum", "2026-05-05");
  const change = await dearer(trip, "2026-05-20", false);
  const other = { ...day, metOn: "2026-05-13" };
  await ok("secretary", "POST", `rulings/${first}/corrections`, other);
  expect(await stands(trip)).toMatchObject({ on: "2026-05-20" });
  expect((await become(change, "refused", true)).status).toBe(200);
  expect(await stands(trip)).toMatchObject({ status: "approved", on: "2026-05-13", amount: "4200" });
});

test("two approvals of one meeting: the day of the first is corrected, the second's stands", async () => {
  const { trip, first } = await approved(ahead, "Celle", "2026-05-05");
  const change = await dearer(trip, "2026-05-05", true);
  const other = { ...day, metOn: "2026-05-04" };
  await ok("secretary", "POST", `rulings/${first}/corrections`, other);
  expect(await stands(trip)).toMatchObject({ on: "2026-05-05" });
  await ok("secretary", "POST", `rulings/${change}/corrections`, { ...day, metOn: "2026-05-06" });
  expect(await stands(trip)).toMatchObject({ on: "2026-05-06" });
});

test("a change's refusal is another: what was corrected since in public is not taken back by it, so it is overtaken", async () => {
  const { trip } = await approved(ahead, "Verden");
  const lines = [{ category: "transport", label: "Tog", amount: "9000" }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  const change = await ruled(trip, "request", "2026-05-06", "refused", false);
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: wholeTrip.budget });
  await retitled(trip, "Verden, rettet");
  expect(await become(change, "approved")).toMatchObject({ status: 409, said: { code: "ruling-overtaken" } });
  expect(await shown(trip)).toMatchObject({ title: "Verden, rettet" });
});

test("a first approval is not taken back once something is booked on it; a change's is, whatever became of the accounts", async () => {
  const owner = { kind: "committee", id: committee };
  await ok("accountant", "POST", "pots", { owner, year: 2026, currency: "DKK", amount: "100000", ruling: "Byrådet" });
  const trip = await ok("coordinator", "POST", "trips", { ...wholeTrip, ...gone, title: "Norden" });
  const first = await ruled(trip, "request", "2026-04-01", "approved", false);
  await book(trip);
  expect(await become(first, "refused")).toMatchObject({ status: 409, said: { code: "ruling-overtaken" } });
  expect((await api("secretary", "POST", `rulings/${first}/confirmation`)).status).toBeLessThan(300);
  const change = await dearer(trip, "2026-05-06", false);
  await ok("accountant", "POST", `trips/${trip}/accounts-closing`);
  expect((await become(change, "refused")).status).toBe(200);
  expect(await stands(trip)).toMatchObject({ status: "approved", accounts: "closed", amount: "4200" });
  // Of closed accounts nothing is set aside again.
  const moved = await site.db.query("SELECT kind, hundredths FROM udsyn.accounts_movement WHERE subject_id = $1", [
    trip,
  ]);
  expect(moved.some((one) => one.kind === "committed")).toBe(true);
  const left = moved.reduce(
    (sum, { kind, hundredths }) => sum + (kind === "committed" ? 1 : -1) * Number(hundredths),
    0,
  );
  expect(left).toBeLessThanOrEqual(0);
});

test("a case that was put on again since is not undone, though it stands where the ruling left it", async () => {
  const { trip } = await approved(ahead, "Jever", "2026-05-05");
  const lines = [{ category: "transport", label: "Tog", amount: "9000" }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  const first = await ruled(trip, "request", "2026-05-06", "refused", false);
  const second = await ruled(trip, "request", "2026-05-20", "refused", false);
  expect(await become(first, "approved")).toMatchObject({ status: 409, said: { code: "ruling-overtaken" } });
  expect(await stands(trip)).toMatchObject({ status: "approved", amount: "4200" });
  expect((await become(second, "approved")).status).toBe(200);
  expect(await stands(trip)).toMatchObject({ status: "approved", amount: "9000" });
});

test("a case that was put on again and taken off unruled is no reason against: the wrong ruling is put right", async () => {
  const { trip } = await approved(ahead, "Varel", "2026-05-05");
  const lines = [{ category: "transport", label: "Tog", amount: "9000" }];
  await ok("coordinator", "PATCH", `trips/${trip}`, { budget: { ...wholeTrip.budget, lines } });
  const first = await ruled(trip, "request", "2026-05-06", "refused", false);
  await ok("coordinator", "POST", `trips/${trip}/submissions`, {
    about: "request",
    committee,
    meetingOn: "2026-05-20",
  });
  await ok("coordinator", "POST", `trips/${trip}/take-back`, {});
  expect((await become(first, "approved")).status).toBe(200);
  expect(await stands(trip)).toMatchObject({ status: "approved", amount: "9000" });
});

test("what came of a ruling is what was kept of it, and is not judged anew by today's order", async () => {
  const { trip, first } = await approved(ahead, "Wittmund", "2026-05-05");
  const keep = (came: string) =>
    site.db.query("UPDATE udsyn.trips_came_of SET came = $2 WHERE trip_id = $1", [trip, came]);
  await keep("carried-on");
  await ok("secretary", "POST", `rulings/${first}/corrections`, { ...day, metOn: "2026-05-06" });
  expect(await stands(trip)).toMatchObject({ on: "2026-05-05" });
  await ok("secretary", "POST", `rulings/${first}/corrections`, { ...day, metOn: "2026-05-05" });
  await keep("settled");
  await ok("secretary", "POST", `rulings/${first}/corrections`, { ...day, metOn: "2026-05-06" });
  expect(await stands(trip)).toMatchObject({ on: "2026-05-06" });
});
