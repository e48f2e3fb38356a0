import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { UdsynRoute } from "../../src/identity/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { openApi } from "../../src/web/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { filled } from "./filled.ts";
import { plantMeeting, plantTrip, sessionOf } from "./planted.ts";
import { done, home, repliesOn, slug } from "./replies-asked.ts";

/** "`Idempotency-Key` on writes": the same key again gives the same answer, and is done once. Of every write there is. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
  site.clock.now = home;
});
afterAll(() => site.close());
const { travelled, invited } = repliesOn(() => site);

type ApiRoute = Extract<UdsynRoute, { lane: "api" }>;
const nameOf = ({ method, path }: UdsynRoute) => `${method} ${path}`;
const writes = () =>
  site.rooms.routes.filter(
    (route): route is ApiRoute => route.lane === "api" && route.method !== "GET" && route.api.asks === undefined,
  );

/** What writes without a key: who holds a link has no token, and what they write is merged with what they were shown. */
const byLink = ["PUT /api/v1/contributions/:token"];
/** What looks up by POST, for a name must not stand in an address. */
const looksUp = [
  "POST /api/v1/personal-data/export",
  "POST /api/v1/personal-data/search",
  "POST /api/v1/trips/:id/per-diem-calculation",
];

test("every write that is described takes a key, and nothing else does", () => {
  const about = { title: "", version: "", description: "", server: "" };
  const described = openApi(site.rooms.routes, about) as unknown as {
    paths: Record<string, Record<string, { parameters: { name: string }[] }>>;
  };
  const keyless = Object.entries(described.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { parameters }]) => {
      const takes = parameters.some(({ name }) => name === "Idempotency-Key");
      const name = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`;
      if (method === "get") expect(takes, name).toBe(false);
      return method === "get" || takes ? [] : [name];
    }),
  );
  expect(keyless.sort()).toEqual([...byLink, ...looksUp].sort());
});

/** Bodies of a form that no schema tells. */
const bodies: Readonly<Record<string, unknown>> = {
  "PUT /api/v1/me/drafts": { page: "/skrivebord/rejser/ny", fields: { title: "x" } },
};
const queries: Readonly<Record<string, string>> = { "DELETE /api/v1/me/drafts": "?page=/skrivebord/rejser/ny" };

/** What stands in a field by its name: an id of nothing, else a name. */
const textAt = (path: string) => (/(^|\.)(id|\w+Id|contribution)$/.test(path) ? randomUUID() : "Asta Opdigt");

/** Sends what a route takes, under a key. */
async function sentTo(route: ApiRoute, id: string, key: string): Promise<Response> {
  const name = nameOf(route);
  const path = route.path.replace(/:(\w+)/g, (_, word: string) => (word === "id" ? id : randomUUID()));
  const role = (route.allow[0] ?? "coordinator") as RoleName;
  const headers = { "idempotency-key": key, "if-match": '"1"' };
  if (!route.uploads) {
    const body = bodies[name] ?? (route.api.body && filled(route.api.body, textAt).value);
    return site.api(slug, role, route.method, `${path}${queries[name] ?? ""}`, body, headers);
  }
  const form = new FormData();
  for (const [field, value] of Object.entries({ title: "Et bilag", lang: "da", for: "record" })) form.set(field, value);
  form.set("files", new Blob(["%PDF-1.4\n%%EOF\n"], { type: "application/pdf" }), "kvittering.pdf");
  const authorization = `Bearer ${await site.token(slug, role)}`;
  return fetch(site.address + path, { method: route.method, headers: { ...headers, authorization }, body: form });
}

test("no write is done under a key that has been used for something else, whatever it is about", async () => {
  const trip = await plantTrip(site, slug, "approved");
  const missed: string[] = [];
  for (const route of writes()) {
    for (const role of new Set(route.allow)) await site.token(slug, role as RoleName);
    await site.db.query(
      `INSERT INTO udsyn.records_idempotency (municipality_id, actor_id, key, request_hash, status, created_at)
       SELECT municipality_id, token_id::text, 'brugt', '\\x00', 204, $1 FROM udsyn.identity_token ON CONFLICT DO NOTHING`,
      [home],
    );
    const got = await sentTo(route, trip, "brugt");
    const text = await got.text();
    if (got.status !== 409 || !text.includes('"idempotency-key-reused"'))
      missed.push(`${nameOf(route)}: ${got.status} ${text.slice(0, 200)}`);
  }
  expect(writes().length).toBeGreaterThan(50);
  expect(missed, "each of these does not go through `doneOnce` (src/identity/api.ts) before it does anything").toEqual(
    [],
  );
}, 120_000);

const traces = async () =>
  Number((await site.db.query<{ n: string }>("SELECT count(*) AS n FROM udsyn.records_audit"))[0]?.n);
type Sends = (body: unknown, key: string) => Promise<Got>;

function byToken(role: RoleName, method: string, path: string): Sends {
  return async (body, key) => {
    const got = await site.api(slug, role, method, `/api/v1/${path}`, body, { "idempotency-key": key });
    const text = await got.text();
    return { status: got.status, headers: Object.fromEntries(got.headers), bytes: Buffer.from(text), text };
  };
}

/** What is one's own is written signed in. */
function signedIn(role: RoleName, method: string, path: string): Sends {
  return async (body, key) => {
    const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
    const { host, origin } = new URL(site.addressOf(slug));
    const headers = { cookie, origin, "content-type": "application/json", "idempotency-key": key };
    return ask(site.address, { method, path: `/api/v1/${path}`, host, headers, body: JSON.stringify(body ?? {}) });
  };
}

/** Does it, does it again under its key an hour after, and under that key something else. @returns the first answer */
async function twice(
  sends: Sends,
  body?: unknown,
  other: unknown = { other: "body" },
): Promise<Record<string, unknown>> {
  const key = randomUUID();
  const first = await sends(body, key);
  expect(first.status, first.text).toBeLessThan(300);
  const before = await traces();
  site.clock.now = new Date(site.clock.now.getTime() + 3_600_000);
  const again = await sends(body, key);
  expect([again.status, again.text, again.headers.etag]).toEqual([first.status, first.text, first.headers.etag]);
  const reused = await sends(other, key);
  expect([422, 409], reused.text).toContain(reused.status);
  if (other !== null && reused.status === 409) expect(reused.text).toContain('"idempotency-key-reused"');
  expect(await traces(), "a repeat leaves no trace, for it does nothing").toBe(before);
  return first.text === "" ? {} : (JSON.parse(first.text) as Record<string, unknown>);
}

test("people, their sessions and their absence", async () => {
  const given = { name: "Mie Opdigt", email: "mie@lyngholm.example", roles: ["manager"], scope: null };
  const { id } = await twice(byToken("admin", "POST", "people"), given, { ...given, name: "Mia Opdigt" });
  const deputy = { ...given, name: "Sten Opdigt", email: "sten@lyngholm.example" };
  await twice(byToken("admin", "POST", "people"), deputy, given);
  const away = { from: "2026-07-01", to: "2026-07-20", deputy: deputy.email };
  const path = `people/${String(id)}`;
  for (const [method, body] of [
    ["PUT", away],
    ["DELETE", undefined],
  ] as const) {
    await twice(byToken("admin", method, `${path}/absence`), body, { ...away, to: "2026-07-21" });
    await twice(signedIn("manager", method, "me/absence"), body, { ...away, to: "2026-07-21" });
  }
  await twice(byToken("admin", "DELETE", `${path}/sessions`));
  await twice(byToken("admin", "DELETE", path));
});

test("one's own draft: discarded, a late repeat does not bring it back", async () => {
  const draft = { page: "/skrivebord/rejser/ny", fields: { title: "Hamborg" } };
  const keep = signedIn("coordinator", "PUT", "me/drafts");
  const discard = signedIn("coordinator", "DELETE", `me/drafts?page=${draft.page}`);
  await twice(keep, draft, { ...draft, fields: {} });
  expect((await keep(draft, "sent")).status).toBe(200);
  await twice(discard, {});
  expect((await keep(draft, "sent")).status).toBe(200);
  expect(await site.db.query("SELECT 1 FROM udsyn.identity_working_draft")).toEqual([]);
});

test("a token is made once for its key; its secret is told once and kept nowhere", async () => {
  const given = { name: "Økonomisystemet", role: "accountant", scope: null, days: null };
  const make = byToken("admin", "POST", "tokens");
  const count = async () =>
    (await site.db.query("SELECT 1 FROM udsyn.identity_token WHERE name = $1", [given.name])).length;
  const first = JSON.parse((await make(given, "nyt")).text) as { id: string; token: string };
  const again = await make(given, "nyt");
  const told = JSON.parse(again.text) as { code: string; detail: string };
  expect([again.status, told.code, told.detail.includes(first.id)]).toEqual([409, "done-already", true]);
  expect(again.text).not.toContain(first.token);
  expect(await count()).toBe(1);
  expect((await make({ ...given, name: "Andet" }, "nyt")).text).toContain('"idempotency-key-reused"');
  const kept = await site.db.query<{ body: string }>(
    "SELECT body::text FROM udsyn.records_idempotency WHERE key = 'nyt'",
  );
  expect(kept).toEqual([{ body: JSON.stringify({ made: first.id }) }]);
  // A refusal is kept for no key: mended, it may be sent under the same.
  expect((await make({ ...given, name: "" }, "rettet")).status).toBe(422);
  expect((await make(given, "rettet")).status).toBe(201);
  await twice(byToken("admin", "DELETE", `tokens/${first.id}`));
});

test("a link is told once for its key; sent by mail, a repeat is answered alike", async () => {
  const trip = await travelled();
  const contributions = byToken("coordinator", "POST", `trips/${trip}/contributions`);
  const surveys = byToken("coordinator", "POST", `trips/${trip}/survey-links`);
  const { id: contribution = "" } = await invited(trip);
  for (const [key, sends, body] of [
    ["bo", contributions, { name: "Bo" }],
    ["skema", surveys, { contribution }],
  ] as const) {
    const first = JSON.parse((await sends(body, key)).text) as { id?: string; link: string };
    expect(first.link).toMatch(/^http/);
    const again = await sends(body, key);
    const told = JSON.parse(again.text) as { code: string; detail: string };
    expect([again.status, told.code]).toEqual([409, "done-already"]);
    expect(told.detail).toContain(first.id ?? contribution);
    expect(again.text).not.toContain(first.link.split("/").at(-1));
  }
  const mailed = { name: "Ane", email: "ane@by.example" };
  const { id } = await twice(contributions, mailed, { ...mailed, name: "Anne" });
  await twice(byToken("coordinator", "DELETE", `trips/${trip}/contributions/${String(id)}`));
});

const list = {
  travellers: [{ name: "Asta Opdigt", passport: "P1234567", allergies: "Nødder", emergencyContact: null }],
};

test("an erased travel list stays erased when its writing is repeated late, and what tells the repeat is no guess away", async () => {
  const path = `trips/${await plantTrip(site, slug, "approved")}/travel-list`;
  const put = byToken("coordinator", "PUT", path);
  const erase = byToken("coordinator", "DELETE", path);
  const stands = async () => (await site.api(slug, "coordinator", "GET", `/api/v1/${path}`)).status;
  await twice(put, list, { travellers: [{ name: "Bo Opdigt" }] });
  expect([(await put(list, "K1")).status, (await erase(undefined, "K2")).status, await stands()]).toEqual([
    204, 204, 404,
  ]);
  expect([(await put(list, "K1")).status, await stands()]).toEqual([204, 404]);
  expect([(await put(list, "K3")).status, (await erase(undefined, "K2")).status, await stands()]).toEqual([
    204, 204, 200,
  ]);
  const plain = ["PUT", `/api/v1/${path}`, list];
  const guessed = createHash("sha256").update(JSON.stringify(plain)).digest();
  const kept = await site.db.query<{ hash: Buffer }>("SELECT request_hash AS hash FROM udsyn.records_idempotency");
  expect(kept.some(({ hash }) => hash.equals(guessed))).toBe(false);
});

test("a case let go stays let go when its marking is repeated late", async () => {
  const path = `trips/${await plantTrip(site, slug, "approved")}/hold`;
  const mark = { reason: "Aktindsigt ventes", until: "2027-01-01" };
  const letGo = { reason: "Sagen er afgjort" };
  const [put, release] = [byToken("dpo", "PUT", path), byToken("dpo", "DELETE", path)];
  const held = async () =>
    ((await done(await site.api(slug, "dpo", "GET", `/api/v1/${path}`))) as { hold: unknown }).hold;
  await twice(put, mark, { ...mark, reason: "Andet" });
  await twice(release, letGo, { reason: "Andet" });
  expect([(await put(mark, "H1")).status, (await release(letGo, "H2")).status]).toEqual([204, 204]);
  expect([(await put(mark, "H1")).status, await held()]).toEqual([204, null]);
  expect([(await put(mark, "H3")).status, (await release(letGo, "H2")).status]).toEqual([204, 204]);
  expect(await held()).toMatchObject({ reason: mark.reason });
});

test("trips, their reports, follow-ups and drafts, and meetings", async () => {
  const { id } = await twice(byToken("coordinator", "POST", "trips"), { title: "Malmø" }, { title: "Lund" });
  const path = `trips/${String(id)}`;
  await twice(byToken("coordinator", "PATCH", path), { title: "Lund" }, { title: "Ystad" });
  const copy = await twice(byToken("coordinator", "POST", `${path}/copies`));
  await twice(byToken("coordinator", "DELETE", `trips/${String(copy.id)}`));
  const over = await travelled();
  const report = { aim: "At se", outcome: "Vi så", change: "Vi bygger" };
  await twice(byToken("coordinator", "PUT", `trips/${over}/report`), report, { ...report, aim: "At høre" });
  const meeting = await plantMeeting(site, slug);
  const moved = { meetsOn: "2027-03-02", agendaClosesOn: null };
  await twice(byToken("secretary", "PUT", `meetings/${meeting}`), moved, { ...moved, meetsOn: "2027-03-03" });
  await twice(byToken("secretary", "DELETE", `meetings/${meeting}`));
});
