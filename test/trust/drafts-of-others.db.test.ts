import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { UdsynRoute, Who } from "../../src/identity/index.ts";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import {
  createTrip,
  findTrips,
  listTrips,
  maySee,
  openTrip,
  sightOf,
  type TripId,
  tripStatuses,
} from "../../src/trips/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";
import { policy } from "./policy.ts";

/** Who sees a draft that somebody else began, written by hand from product.md. For everyone else it is not there. */
const seesDrafts: readonly RoleName[] = ["coordinator", "secretary", "manager", "auditor", "dpo"];
const blind = roleNames.filter((role) => !seesDrafts.includes(role));

const migration = "src/platform/database/migrations/2026-11-26-0376-ended-unsent.sql";
const slug = "lyngholm";
const secret = "Zanzibarkladden";
let site: TestSite;
let draft: TripId;
beforeAll(async () => {
  site = await startTestSite();
  // By an employee who is not the demo's, in the demo manager's unit and the demo councillor's committee.
  draft = (await site.doing(slug, (one) => createTrip(one, stranger), whoIs("employee", "another"))).id;
});
afterAll(() => site.close());

const stranger = { ...wholeTrip, title: secret, caseNumber: `${secret}-7`, unit: "skole-og-dagtilbud" };

function whoIs(role: RoleName, id: string = role, scope: string | null = null): Who {
  return { actor: { kind: "person", id, name: id }, grants: [{ role, scope }] };
}

const nameOf = ({ method, path }: UdsynRoute) => `${method} ${path}`;
const host = () => new URL(site.addressOf(slug)).host;

/** Everything that is done with one trip: by the table of routes, so that a new one is asked too. */
const aboutTrips = () =>
  site.rooms.routes.filter(({ lane, path }) => ["staff", "api"].includes(lane) && /\/(?:trips|rejser)\/:id/.test(path));

/** Asks a route about a trip, signed in at the desk or by token, as its page would. */
async function askAbout(route: UdsynRoute, role: RoleName, id: string): Promise<Got> {
  const isApi = route.path.startsWith("/api/");
  const credential: Record<string, string> = isApi
    ? { authorization: `Bearer ${await site.token(slug, role)}` }
    : { cookie: `udsyn=${await sessionOf(site, slug, role)}` };
  const path = route.path.replace(":id", id).replace(/:\w+/g, "findes-ikke");
  if (route.method === "GET") return ask(site.address, { host: host(), path, headers: credential });
  const type = isApi ? "application/json" : "application/x-www-form-urlencoded";
  const headers = { "content-type": type, "sec-fetch-site": "same-origin", ...credential };
  return ask(site.address, { host: host(), method: route.method, path, headers, body: bodyOf(route) });
}

/** What gets past the reading of a body, where that comes before the trip is looked for. */
function bodyOf({ path }: UdsynRoute): string {
  if (!path.startsWith("/api/")) return "";
  if (/submissions$/.test(path))
    return JSON.stringify({ about: "request", committee: "byraadet", meetingOn: "2026-05-20" });
  if (/approval$|report-settlement$/.test(path)) return JSON.stringify({ decision: "approve" });
  if (/(?:cancellation|withdrawal|corrections|accounts-reopening)$/.test(path)) return JSON.stringify({ reason: "x" });
  if (/follow-up$/.test(path)) return JSON.stringify({ text: "x" });
  if (/travel-list$/.test(path)) return JSON.stringify({ travellers: [] });
  if (/postings$/.test(path))
    return JSON.stringify({ category: "meals", amount: "1", currency: "DKK", bookedOn: "2026-05-05" });
  return "{}";
}

/** What a trip is that was never sent: a draft, or one that was ended as a draft. */
const neverSent = [
  { as: "draft", ending: null },
  { as: "withdrawn", ending: "withdrawal" },
  { as: "cancelled", ending: "cancellation" },
] as const;

/** A trip like the stranger's draft, ended by whoever plans trips before it was sent. */
async function unsent(ending: "withdrawal" | "cancellation" | null): Promise<TripId> {
  if (ending === null) return draft;
  const { id } = await site.doing(slug, (one) => createTrip(one, stranger), whoIs("employee", "another"));
  const path = `/api/v1/trips/${id}/${ending}`;
  expect((await site.api(slug, "coordinator", "POST", path, { reason: "Værten meldte afbud." })).status).toBe(201);
  return id;
}

describe.each(neverSent)("what somebody else began and nobody sent, $as,", ({ as: status, ending }) => {
  let trip: TripId;
  beforeAll(async () => {
    trip = await unsent(ending);
  });

  test("is not there on any route about a trip, to any role that does not look after drafts", async () => {
    const before = await site.db.query("SELECT * FROM udsyn.trips_trip WHERE trip_id = $1", [trip]);
    const told: string[] = [];
    let met = 0;
    for (const route of aboutTrips())
      for (const role of blind) {
        const access = policy[nameOf(route)];
        const got = await askAbout(route, role, trip);
        if (got.text.includes(secret)) told.push(`${nameOf(route)} told ${role}`);
        if (typeof access === "string" || !access?.includes(role)) continue;
        met += 1;
        // A body that is read first may be refused first: that says nothing of the draft.
        const notThere = got.status === 404 || (route.method !== "GET" && [413, 415, 422].includes(got.status));
        if (!notThere) told.push(`${nameOf(route)} answered ${role} ${got.status}`);
        if (got.status === 422) {
          const none = await askAbout(route, role, "0199f000-0000-7000-8000-000000000000");
          if (none.status !== 422) told.push(`${nameOf(route)} tells a draft from nothing to ${role}`);
        }
      }
    expect(told).toEqual([]);
    expect(met).toBeGreaterThan(40);
    expect(await site.db.query("SELECT * FROM udsyn.trips_trip WHERE trip_id = $1", [trip])).toEqual(before);
  });

  test("is on no list, in no search and no count of theirs", async () => {
    for (const role of blind) {
      const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
      for (const path of [
        "/skrivebord",
        `/skrivebord?status=${status}`,
        "/skrivebord?udvalg=boerne-og-skoleudvalget",
        "/skrivebord/palet?q=Zanzibar",
        "/skrivebord/rejser/ny",
        "/skrivebord/rejser/ny?q=Zanzibar",
        "/skrivebord/moeder",
      ])
        expect((await ask(site.address, { host: host(), path, headers: { cookie } })).text, path).not.toContain(secret);
      const found = await ask(site.address, { host: host(), path: "/skrivebord/soeg?q=Zanzibar", headers: { cookie } });
      expect(found.text, role).not.toContain(secret);
      const list = await site.api(slug, role, "GET", `/api/v1/trips?status=${status}`);
      expect(await list.json(), role).toMatchObject({ items: [], count: 0 });
    }
  });

  test("does not take the place of what they may see, so that nothing tells of it by what is missing", async () => {
    const own = whoIs("employee", "mine");
    const title = `${secret}, min egen ${status}`;
    const { id } = await site.doing(slug, (one) => createTrip(one, { title }), own);
    const found = await site.doing(
      slug,
      ({ tx, municipality, who }) => findTrips(tx, municipality.id, sightOf(who), title, 1),
      own,
    );
    expect(found.map((one) => one.id)).toEqual([id]);
  });

  test("is seen by whoever began it and those who look after drafts, within their scope and no further", async () => {
    const sees = (who: Who) => site.doing(slug, (one) => openTrip(one, trip), who).then((seen) => seen.title);
    expect(await sees(whoIs("employee", "another"))).toBe(secret);
    for (const role of seesDrafts) expect(await sees(whoIs(role)), role).toBe(secret);
    for (const role of seesDrafts)
      await expect(sees(whoIs(role, role, "unit:oekonomi")), role).rejects.toMatchObject({ code: "trip-unknown" });
    for (const scope of ["unit:skole-og-dagtilbud", "committee:boerne-og-skoleudvalget"])
      expect(await sees(whoIs("secretary", "s", scope)), scope).toBe(secret);
  });
});

test("what was sent before it was withdrawn or cancelled is a case of everyone's", async () => {
  const request = { about: "request", committee: "byraadet", meetingOn: "2026-05-20" };
  for (const ending of ["withdrawal", "cancellation"]) {
    const title = `Sendt, så standset: ${ending}`;
    const { id } = await site.doing(
      slug,
      (one) => createTrip(one, { ...wholeTrip, title }),
      whoIs("coordinator", "another"),
    );
    const sent = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/submissions`, request);
    expect(sent.status, await sent.text()).toBe(201);
    await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/${ending}`, { reason: "Værten meldte afbud." });
    for (const role of roleNames)
      expect((await site.doing(slug, (one) => openTrip(one, id), whoIs(role))).title, role).toBe(title);
    const cookie = `udsyn=${await sessionOf(site, slug, "councillor")}`;
    const found = await ask(site.address, { host: host(), path: "/skrivebord/soeg?q=standset", headers: { cookie } });
    expect(found.text).toContain(title);
  }
});

test("what was ended before trips said whether they were sent is told apart by what was sent of it", async () => {
  const [, backfill = ""] = readFileSync(migration, "utf8").split("-- next");
  const ended =
    "SELECT trip_id, ended_unsent FROM udsyn.trips_trip WHERE status IN ('withdrawn', 'cancelled') ORDER BY 1";
  // A visit that went to its manager was on no agenda.
  const visit = await site.api(slug, "employee", "POST", "/api/v1/staff-visits", {
    ...{ who: { unit: "skole-og-dagtilbud", count: 2 }, where: { place: "Malmø", country: "SE" } },
    ...{ when: { from: "2026-06-02", to: "2026-06-02" }, purpose: "At se.", budget: { amount: "1840" } },
  });
  const { id } = (await visit.json()) as { id: string };
  await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/cancellation`, { reason: "Storm." });
  const before = await site.db.query<{ ended_unsent: boolean }>(ended);
  expect(before.filter((one) => one.ended_unsent)).toHaveLength(2);
  expect(before.filter((one) => !one.ended_unsent)).toHaveLength(3);
  await site.db.query("UPDATE udsyn.trips_trip SET ended_unsent = false");
  await site.db.query(backfill);
  expect(await site.db.query(ended)).toEqual(before);
});

test("one's own draft is opened, found, listed and changed on every route that asks of it", async () => {
  // Of a staff visit an employee also writes the report.
  const visit = { ...stranger, kind: "staff-visit" };
  const made = await site.api(slug, "employee", "POST", "/api/v1/trips", visit);
  const { id } = (await made.json()) as { id: TripId };
  // Erased last: there is nothing to ask of afterwards.
  const erases = (route: UdsynRoute) => nameOf(route) === "DELETE /api/v1/trips/:id";
  for (const route of aboutTrips().filter((one) => one.lane === "api" && !erases(one))) {
    const access = policy[nameOf(route)];
    if (typeof access === "string" || !access?.includes("employee")) continue;
    const got = await askAbout(route, "employee", id);
    expect([403, 404], `${nameOf(route)}: ${got.text}`).not.toContain(got.status);
  }
  await site.db.query(
    `UPDATE udsyn.trips_trip SET created_by = (SELECT person_id::text FROM udsyn.identity_person
       WHERE municipality_id = $2 AND subject = 'demo:employee'), status = 'draft' WHERE trip_id = $1`,
    [id, site.here(slug).id],
  );
  const pages = aboutTrips().filter(({ lane, method }) => lane === "staff" && method === "GET");
  let opened = 0;
  for (const route of pages) {
    const access = policy[nameOf(route)];
    if (typeof access === "string" || !access?.includes("employee")) continue;
    // A draft was not sent and nobody has travelled: there is nothing to take back or to report.
    const expected = /\/(?:tag-tilbage|rapport|bidrag)$/.test(route.path) ? 409 : 200;
    expect((await askAbout(route, "employee", id)).status, nameOf(route)).toBe(expected);
    opened += 1;
  }
  expect(opened).toBeGreaterThan(8);
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "employee")}` };
  for (const path of ["/skrivebord", "/skrivebord/soeg?q=Zanzibar", "/skrivebord/palet?q=Zanzibar"])
    expect((await ask(site.address, { host: host(), path, headers })).text, path).toContain(secret);
  const [erasing] = aboutTrips().filter(erases);
  if (!erasing) throw new Error("no route erases a draft");
  const another = await site.api(slug, "employee", "POST", "/api/v1/trips", stranger);
  const gone = await askAbout(erasing, "employee", ((await another.json()) as { id: TripId }).id);
  expect(gone.status, gone.text).toBe(204);
});

test("an employee's list holds what they began, in whatever status, and nothing else", async () => {
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'submitted' WHERE trip_id = $1", [draft]);
  const headers = { cookie: `udsyn=${await sessionOf(site, slug, "employee")}` };
  const at = async (path: string) => (await ask(site.address, { host: host(), path, headers })).text;
  expect(await at("/skrivebord?status=submitted")).not.toContain(draft);
  expect(await at(`/skrivebord/rejser/${draft}`)).toContain(secret);
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'draft' WHERE trip_id = $1", [draft]);
});

test("what the lists' query sees is what the predicate sees: every role, scope, maker and status", async () => {
  const { id: here } = site.here(slug);
  const scopes = [null, "unit:skole-og-dagtilbud", "unit:oekonomi", "committee:boerne-og-skoleudvalget"];
  const all = { actor: { kind: "command", id: "t", name: "t" }, grants: [] } as const;
  const standings = [
    ...tripStatuses.map((status) => ({ status, ended: false })),
    ...(["withdrawn", "cancelled"] as const).map((status) => ({ status, ended: true })),
  ];
  for (const { status, ended } of standings)
    for (const maker of ["me", null]) {
      const places = [{ committee: null, unit: null }, { unit: "skole-og-dagtilbud" }, { committee: "byraadet" }];
      for (const place of places) {
        const { id } = await site.doing(slug, (one) => createTrip(one, { title: "Af alle slags", ...place }, maker), {
          ...whoIs("coordinator"),
        });
        const put = "UPDATE udsyn.trips_trip SET status = $2, ended_unsent = $3 WHERE trip_id = $1";
        await site.db.query(put, [id, status, ended]);
      }
    }
  const most = { limit: 1_000 };
  const trips = await site.doing(slug, ({ tx }) => listTrips(tx, here, sightOf(all), {}, most));
  for (const role of roleNames)
    for (const scope of scopes) {
      const who = whoIs(role, "me", scope);
      const expected = trips.items.filter((trip) => maySee(who, trip)).map((trip) => trip.id);
      const { items } = await site.doing(slug, ({ tx }) => listTrips(tx, here, sightOf(who), {}, most));
      expect(
        items.map((trip) => trip.id),
        `${role} ${scope}`,
      ).toEqual(expected);
      const found = await site.doing(slug, ({ tx }) => findTrips(tx, here, sightOf(who), "alle slags", 1_000));
      const named = trips.items.filter((trip) => trip.title === "Af alle slags" && maySee(who, trip));
      expect(
        found.map((trip) => trip.id),
        `${role} ${scope}`,
      ).toEqual(named.map((trip) => trip.id));
    }
});
