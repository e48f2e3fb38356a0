import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { plantTrip, sessionOf } from "../../../test/trust/planted.ts";
import type { RoleName } from "../../profile/index.ts";

/** Cancelling says that nobody went: what was made is not cancelled, at no door (docs/decisions/0051). */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const before = new Date("2026-09-01T08:00:00Z");
const firstDay = new Date("2026-09-02T08:00:00Z");
const after = new Date("2026-09-20T08:00:00Z");
beforeEach(() => {
  site.clock.now = after;
});

async function api(role: RoleName, method: string, path: string, body: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  return { status: answer.status, said: (await answer.json()) as { id: string; code?: string; detail?: string } };
}
const cancel = (trip: string) =>
  api("coordinator", "POST", `trips/${trip}/cancellation`, { reason: "Ingen tog af sted." });
const made = (by: RegExp) => ({ status: 409, said: { code: "trip-made", detail: expect.stringMatching(by) } });
async function desk(path: string, form?: Record<string, string>) {
  const host = new URL(site.addressOf(slug)).host;
  const cookie = `udsyn=${await sessionOf(site, slug, "coordinator")}`;
  const headers = {
    cookie,
    origin: `http://${host}`,
    ...(form && { "content-type": "application/x-www-form-urlencoded" }),
  };
  const sent = form ? { method: "POST", body: new URLSearchParams(form).toString() } : {};
  return ask(site.address, { host, path: `/skrivebord/rejser/${path}`, headers, ...sent });
}
/** An approved trip of 2–4 September, its accounts open and its report owed. */
async function approved(): Promise<string> {
  const trip = await plantTrip(site, slug, "approved");
  await put(trip, "accounts_status = 'open', report_status = 'owed'");
  return trip;
}
const put = (trip: string, what: string) =>
  site.db.query(`UPDATE udsyn.trips_trip SET ${what} WHERE trip_id = $1`, [trip]);
const book = (trip: string, bookedOn: string) =>
  api("accountant", "POST", `trips/${trip}/postings`, {
    ...{ category: "transport", amount: "100.00", currency: "DKK", bookedOn, text: "Tog" },
    withoutReceipt: "I appen.",
  });

test.each([
  ["closed accounts", "accounts_status = 'closed'", /regnskabet er lukket.*regnskabet først åbnes igen/],
  ["a report handed in", "report_status = 'submitted'", /rapporten er afleveret.*rapporten først tages tilbage/],
  ["a settled report", "report_status = 'settled'", /rapporten er godkendt.*tilbage«\.$/],
])("%s: made from the first day on, and not before", async (_, what, words) => {
  const trip = await approved();
  await put(trip, what);
  expect(await cancel(trip)).toMatchObject(made(words));
  site.clock.now = firstDay;
  expect(await cancel(trip)).toMatchObject(made(words));
  site.clock.now = before;
  expect((await cancel(trip)).status).toBe(201);
});

test("a line of the journey itself says that it was made, a ticket paid before it does not, and it is put away first", async () => {
  const trip = await approved();
  await book(trip, "2026-09-01");
  const ticketed = await approved();
  await book(ticketed, "2026-09-01");
  expect((await cancel(ticketed)).status).toBe(201);
  const { said } = await book(trip, "2026-09-02");
  expect(await cancel(trip)).toMatchObject(made(/bogført udgifter fra første dag.*først lægges væk/));
  expect((await api("accountant", "DELETE", `postings/${said.id}`, { reason: "En andens." })).status).toBeLessThan(300);
  expect((await cancel(trip)).status).toBe(201);
  expect((await book(trip, "2026-09-02")).status).toBe(201);
});

test("a line that nobody knows the day of may be of the journey", async () => {
  const trip = await approved();
  const { said } = await book(trip, "2026-09-01");
  await site.db.query("UPDATE udsyn.accounts_posting SET booked_on = NULL WHERE posting_id = $1", [said.id]);
  expect(await cancel(trip)).toMatchObject(made(/bogført udgifter fra første dag/));
});

test("days that passed unnoticed are put right; a report that came back, or what nobody approved, stands in no way", async () => {
  expect((await cancel(await approved())).status).toBe(201);
  const back = await approved();
  await put(back, "report_status = 'sent-back'");
  expect((await cancel(back)).status).toBe(201);
  for (const status of ["draft", "submitted", "postponed", "suspended"] as const)
    expect((await cancel(await plantTrip(site, slug, status))).status, status).toBe(201);
});

test("the day is the one that was approved, whatever is edited since", async () => {
  const trip = await approved();
  await put(trip, "accounts_status = 'closed', public_plan = jsonb_build_object('startOn', '2026-09-02')");
  await put(trip, "start_on = '2026-12-02', end_on = '2026-12-04'");
  expect(await cancel(trip)).toMatchObject(made(/regnskabet er lukket/));
});

test("the desk offers and asks nothing that is refused, and says the days where nobody may have gone", async () => {
  const trip = await approved();
  expect((await desk(trip)).text).toContain("Aflys rejsen");
  expect((await desk(`${trip}/aflys`)).text.replaceAll("\u00a0", " ")).toMatch(
    /Rejsen er godkendt til 2\.–4\. september 2026\. Aflys kun, hvis ingen tog af sted/,
  );
  site.clock.now = before;
  expect((await desk(`${trip}/aflys`)).text).not.toContain("Aflys kun, hvis ingen");
  site.clock.now = after;
  await book(trip, "2026-09-03");
  expect((await desk(trip)).text).not.toContain("Aflys rejsen");
  const page = await desk(`${trip}/aflys`);
  expect([page.status, page.text]).toEqual([
    409,
    expect.stringContaining("Rejsen kan ikke aflyses, for den er foretaget"),
  ]);
  expect((await desk(`${trip}/aflys`, { reason: "Storm." })).status).toBe(409);
  const [row] = await site.db.query("SELECT status FROM udsyn.trips_trip WHERE trip_id = $1", [trip]);
  expect(row).toEqual({ status: "approved" });
});
