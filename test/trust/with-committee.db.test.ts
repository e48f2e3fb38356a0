import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import { ask } from "../setup/ask.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

/**
 * Where a committee has a request no manager is asked and none answers, whichever door they come by (docs/decisions/0041):
 * every door × every way a committee has it × every role, and what is free again.
 */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

const slug = "lyngholm";
const own = "boerne-og-skoleudvalget";

interface Said {
  readonly id: string;
  readonly status: string;
  readonly code?: string;
}
async function api(role: RoleName, method: string, path: string, body?: object) {
  const answer = await site.api(slug, role, method, `/api/v1/${path}`, body);
  return { status: answer.status, said: (await answer.json()) as Said };
}
async function ok(role: RoleName, method: string, path: string, body?: object): Promise<string> {
  const { status, said } = await api(role, method, path, body);
  expect(status, `${method} ${path}: ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}
async function desk(role: RoleName, path: string, form?: Record<string, string>) {
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  const address = `${site.addressOf(slug)}${path}`;
  if (!form) return ask(address, { headers: { cookie } });
  const headers = { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  return ask(address, { method: "POST", headers, body: new URLSearchParams(form).toString() });
}
async function letter(trip: string): Promise<string> {
  const rows = await site.db.query<{ text: string }>(
    "SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE key LIKE '%' || $1 || '%' ORDER BY created_at",
    [trip],
  );
  return rows.map(({ text }) => /\/g\/([\w-]{43})$/m.exec(text)?.[1]).findLast((one) => one !== undefined) ?? "";
}
async function byLink(token: string, form?: Record<string, string>) {
  const address = `${site.addressOf(slug)}/g/${token}`;
  if (!form) return ask(address);
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return ask(address, { method: "POST", headers, body: new URLSearchParams(form).toString() });
}
const standing = async (trip: string) =>
  (
    await site.db.query(
      `SELECT status, version, (SELECT string_agg(s.status, ',' ORDER BY submission_id) FROM udsyn.decisions_submission s
         WHERE subject_id = trip_id) AS cases FROM udsyn.trips_trip WHERE trip_id = $1`,
      [trip],
    )
  )[0] as { readonly status: string; readonly version: number; readonly cases: string };

const visit = {
  ...wholeTrip,
  ...{ kind: "staff-visit", committee: null, unit: "skole-og-dagtilbud" },
  participants: { staff: [{ unit: "Skole", count: 2 }] },
};
const made = () => ok("employee", "POST", "trips", visit);
const toManager = (trip: string) => ok("employee", "POST", `trips/${trip}/staff-visit-submission`);
const put = (trip: string, committee = own) =>
  ok("coordinator", "POST", `trips/${trip}/submissions`, { about: "request", committee, meetingOn: "2026-05-05" });
const rule = (submission: string, ruling: string, confirmed: boolean) =>
  ok("secretary", "POST", `submissions/${submission}/rulings`, { ruling, text: "Således.", confirmed });
const takeBack = (trip: string) => ok("coordinator", "POST", `trips/${trip}/take-back`);
const rewrite = (trip: string) => ok("employee", "PATCH", `trips/${trip}`, { purpose: "Noget andet." });
const ruled = async (trip: string, ruling: string, confirmed: boolean) => rule(await put(trip), ruling, confirmed);

/** How a request comes to be a committee's, from one that its manager has a letter about. */
const ways: Readonly<Record<string, (trip: string) => Promise<unknown>>> = {
  "on an agenda": (trip) => put(trip),
  suspended: (trip) => ruled(trip, "suspended", true),
  "suspended, minutes waiting": (trip) => ruled(trip, "suspended", false),
  "passed on": (trip) => ruled(trip, "recommended", true),
  "passed on, minutes waiting": (trip) => ruled(trip, "recommended", false),
  postponed: (trip) => ruled(trip, "postponed", true),
  "postponed and rewritten": async (trip) => {
    await ruled(trip, "postponed", true);
    await rewrite(trip);
  },
  "passed on, only taken back": async (trip) => {
    await ruled(trip, "recommended", true);
    await takeBack(trip);
  },
  "suspended, taken back and rewritten": async (trip) => {
    await ruled(trip, "suspended", true);
    await takeBack(trip);
    await rewrite(trip);
  },
  "a change of what was approved, postponed and rewritten": async (trip) => {
    const dearer = (amount: string) => ({
      budget: { ...wholeTrip.budget, lines: [{ category: "transport", label: "Tog", amount }] },
    });
    await ok("manager", "POST", `trips/${trip}/approval`, approve);
    await ok("coordinator", "PATCH", `trips/${trip}`, dearer("4300"));
    await ruled(trip, "postponed", true);
    await ok("coordinator", "PATCH", `trips/${trip}`, dearer("4400"));
  },
  "passed on, and noted by the next": async (trip) => {
    await ruled(trip, "recommended", true);
    await rule(await put(trip, "byraadet"), "noted", true);
  },
};

const approve = { decision: "approve", reason: "" };
/** Every door of a manager's answer, and those who may come by it at all. */
const doors: Readonly<Record<string, (trip: string, role: RoleName, token: string) => Promise<number>>> = {
  "the API's answer": async (trip, role) => (await api(role, "POST", `trips/${trip}/approval`, approve)).status,
  "the API's sending back": async (trip, role) =>
    (await api(role, "POST", `trips/${trip}/approval`, { decision: "send-back", reason: "Nej." })).status,
  "the desk's page": async (trip, role) => (await desk(role, `/skrivebord/rejser/${trip}/lederens-svar`)).status,
  "the desk's answer": async (trip, role) =>
    (await desk(role, `/skrivebord/rejser/${trip}/lederens-svar`, approve)).status,
  "the API's sending to the manager": async (trip, role) =>
    (await api(role, "POST", `trips/${trip}/staff-visit-submission`)).status,
  "the desk's sending to the manager": async (trip, role) =>
    (await desk(role, `/skrivebord/rejser/${trip}/til-lederen`, {})).status,
};

describe.each(Object.keys(ways))("%s", (way) => {
  test("every door is shut to every role, and nothing moves", async () => {
    const trip = await made();
    await toManager(trip);
    const token = await letter(trip);
    await ways[way]?.(trip);
    const before = await standing(trip);
    for (const [door, come] of Object.entries(doors))
      for (const role of roleNames) {
        const status = await come(trip, role, token);
        // Who may not come by the door at all is told so; whoever may is told that a committee has it.
        expect([403, 409], `${door} as ${role}: ${status}`).toContain(status);
        expect(await standing(trip), `${door} as ${role}`).toEqual(before);
      }
    for (const path of ["approval", "staff-visit-submission"]) {
      const body = path === "approval" ? approve : undefined;
      const { said } = await api("manager", "POST", `trips/${trip}/${path}`, body);
      expect(said.code, path).toBe("with-committee");
    }
    expect([(await byLink(token)).status, (await byLink(token, approve)).status]).toEqual([410, 410]);
    expect(await standing(trip)).toEqual(before);
    const page = await desk("coordinator", `/skrivebord/rejser/${trip}`);
    expect(page.body).not.toContain(`/skrivebord/rejser/${trip}/til-lederen`);
    expect((await desk("manager", `/skrivebord/rejser/${trip}`)).body).not.toContain("lederens-svar");
  });
});

test.each([
  ["never before a committee", async () => undefined],
  ["noted", async (trip: string) => ruled(trip, "noted", true)],
  ["sent back by the committee and sent to the manager", async (trip: string) => ruled(trip, "sent-back", true)],
  [
    "taken off the agenda",
    async (trip: string) => {
      await put(trip);
      await takeBack(trip);
    },
  ],
  [
    "passed on, taken back and rewritten: another request",
    async (trip: string) => {
      await ruled(trip, "recommended", true);
      await takeBack(trip);
      await rewrite(trip);
    },
  ],
  [
    "postponed, taken back and rewritten: another request",
    async (trip: string) => {
      await ruled(trip, "postponed", true);
      await put(trip);
      await takeBack(trip);
      await rewrite(trip);
    },
  ],
])("the manager answers what is %s, and nothing is left on an agenda", async (_, before) => {
  const trip = await made();
  await toManager(trip);
  await before(trip);
  if ((await standing(trip)).status !== "submitted") await toManager(trip);
  await ok("manager", "POST", `trips/${trip}/approval`, approve);
  const { status, cases } = await standing(trip);
  expect([status, (cases ?? "").includes("open")]).toEqual(["approved", false]);
});

test("what is ruled on is what was put on the agenda, however it came to be another", async () => {
  const trip = await made();
  const submission = await put(trip);
  await site.db.query(
    `UPDATE udsyn.trips_trip SET plan = jsonb_set(plan, '{purpose}', '"Aldrig set af noget udvalg."') WHERE trip_id = $1`,
    [trip],
  );
  const refused = await api("secretary", "POST", `submissions/${submission}/rulings`, { ruling: "approved" });
  expect([refused.status, refused.said.code]).toEqual([409, "asked-changed"]);
  await takeBack(trip);
  await rule(await put(trip), "approved", true);
  expect((await standing(trip)).status).toBe("approved");
});
