import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession, savePerson, type UdsynRoute } from "../../src/identity/index.ts";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { plantOpenAccounts, plantRuling, plantSubmission } from "./planted.ts";
import { policy } from "./policy.ts";

/**
 * A role within a committee or a unit ends there, for readers as for writers: what one trip's money, trail, agenda text,
 * travel list and report are, asked of every route from the table; and what is the whole municipality's, by hand.
 */
const money =
  /\/(?:trips|rejser)\/:id\/(?:postings|receipts|regnskab|kvitteringer|accounts-|historik|per-diem|dagpenge)/;
const keptByRole =
  /\/(?:trips|rejser)\/:id\/(?:agenda|sagsfremstilling|travel-list|rejseliste|contributions|bidrag|surveys|survey-links|spoergeskema|report$|rapport|follow-up|corrections|ret-offentligt|cancellation|aflys)/;
const whole =
  /^\/(?:skrivebord\/(?:revisionsspor|stikproeve|opslag|opbevaring|persondata|sletninger|posteringer|import|adgang)|api\/v1\/(?:held-rows|people|tokens)|metrics)/;

const slug = "lyngholm";
let site: TestSite;
let trip: string;
let posting: string;
let receipt: string;
const sessions = new Map<string, string>();
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantOpenAccounts(site, slug);
  await plantRuling(site, slug, await plantSubmission(site, slug, trip));
  const line = {
    category: "meals",
    amount: "312.50",
    currency: "DKK",
    text: "Zanzibarfrokosten",
    bookedOn: "2026-05-05",
  };
  const made = await site.api(slug, "accountant", "POST", `/api/v1/trips/${trip}/postings`, line);
  posting = ((await made.json()) as { id: string }).id;
  const form = new FormData();
  form.append("files", new Blob([png], { type: "image/png" }), "Zanzibar.png");
  const sent = await fetch(`${site.address}/api/v1/trips/${trip}/receipts`, {
    method: "POST",
    headers: { authorization: `Bearer ${await site.token(slug, "accountant")}` },
    body: form,
  });
  receipt = ((await sent.json()) as { id: string }).id;
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'owed' WHERE trip_id = $1", [trip]);
});
afterAll(() => site.close());

const png = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** The session of somebody with one role within one scope. */
async function sessionWithin(role: RoleName, scope: string): Promise<string> {
  const key = `${role} ${scope}`;
  const known = sessions.get(key);
  if (known) return known;
  const secret = await site.doing(slug, async ({ tx, municipality, now }) => {
    const grants = [{ role, scope }];
    const person = { name: key, email: null, title: null, unitId: null, subject: `test:${key}`, grants };
    return openSession(tx, municipality.id, await savePerson(tx, municipality.id, person, now), now, 8);
  });
  sessions.set(key, secret);
  return secret;
}

const nameOf = ({ method, path }: UdsynRoute) => `${method} ${path}`;
const allowedOn = (route: UdsynRoute): readonly RoleName[] => {
  const access = policy[nameOf(route)];
  return typeof access === "string" ? [] : (access ?? []);
};
const bodies: readonly (readonly [RegExp, unknown])[] = [
  [/postings$/, { category: "meals", amount: "1", currency: "DKK", text: "x", bookedOn: "2026-05-05" }],
  [/accounts-closing$/, {}],
  [/(?:reopening|cancellation|withdrawal|corrections)$/, { reason: "x" }],
  [/follow-up$/, { text: "x" }],
  [/report$/, { aim: "a", outcome: "b", change: "c" }],
  [/travel-list$/, { travellers: [{ name: "Asta Opdigt" }] }],
  [/survey-links$/, { contribution: "0199f000-0000-7000-8000-000000000000" }],
  [/taking$/, { field: "aim" }],
  [/agenda$/, { text: "x" }],
  [/repair$/, { fields: {} }],
  [/dismissal$/, { reason: "x" }],
];

async function askAs(route: UdsynRoute, role: RoleName, scope: string): Promise<Got> {
  const values: Record<string, string> = { id: trip, posting, receipt, contribution: randomUUID() };
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? "x");
  const headers: Record<string, string> = { cookie: `udsyn=${await sessionWithin(role, scope)}` };
  const { host } = new URL(site.addressOf(slug));
  if (route.method === "GET") return ask(site.address, { host, path, headers });
  const isApi = route.path.startsWith("/api/");
  const type = isApi ? "application/json" : "application/x-www-form-urlencoded";
  const given = bodies.find(([ending]) => ending.test(route.path))?.[1] ?? {};
  const sent = isApi ? JSON.stringify(given) : "reason=x&category=meals&amount=1&currency=DKK&vat=incl&text=x";
  const about = { "content-type": type, "sec-fetch-site": "same-origin" };
  return ask(site.address, { host, method: route.method, path, headers: { ...headers, ...about }, body: sent });
}

const routes = (pattern: RegExp) => site.rooms.routes.filter(({ path }) => pattern.test(path));
/** Files are read before anybody is asked whose trip it is; their own test is below. */
const takesFiles = ({ uploads }: UdsynRoute) => uploads !== undefined;

describe("a role within another unit", () => {
  test("reads and writes nothing of a trip's money, trail, texts and lists", async () => {
    const stored = () =>
      site.db.query("SELECT * FROM udsyn.accounts_posting JOIN udsyn.trips_trip ON trip_id = subject_id");
    const before = await stored();
    const wrong: string[] = [];
    let met = 0;
    for (const route of [...routes(money), ...routes(keptByRole)].filter((one) => !takesFiles(one)))
      for (const role of allowedOn(route))
        for (const scope of ["unit:oekonomi", "committee:kultur-og-fritidsudvalget"]) {
          const got = await askAs(route, role, scope);
          met += 1;
          if (got.status !== 403) wrong.push(`${nameOf(route)} as ${role} of ${scope}: ${got.status}`);
          if (got.text.includes("Zanzibar")) wrong.push(`${nameOf(route)} told ${role} of ${scope}`);
        }
    expect(wrong).toEqual([]);
    expect(met).toBeGreaterThan(120);
    expect(await stored()).toEqual(before);
  });

  test("sends no receipt either", async () => {
    for (const route of [...routes(money)].filter(takesFiles)) {
      const form = new FormData();
      form.append("files", new Blob([png], { type: "image/png" }), "Andens.png");
      const answer = await fetch(`${site.address}${route.path.replace(":id", trip)}`, {
        method: "POST",
        headers: {
          host: new URL(site.addressOf(slug)).host,
          cookie: `udsyn=${await sessionWithin("accountant", "unit:oekonomi")}`,
          "sec-fetch-site": "same-origin",
        },
        body: form,
      });
      expect(answer.status, nameOf(route)).not.toBe(201);
    }
    expect(await site.db.query("SELECT FROM udsyn.records_document WHERE file_name = 'Andens.png'")).toEqual([]);
  });

  test("reads nothing that is the whole municipality's, whatever its role", async () => {
    const wrong: string[] = [];
    const pool = site.rooms.routes.filter((one) => nameOf(one) === "GET /api/v1/postings");
    for (const route of [...routes(whole), ...pool])
      for (const role of allowedOn(route)) {
        const got = await askAs(route, role, "unit:skole-og-dagtilbud");
        if (got.status !== 403) wrong.push(`${nameOf(route)} as ${role}: ${got.status}`);
      }
    expect(wrong).toEqual([]);
    expect(routes(whole).length).toBeGreaterThan(30);
  });

  test("books nothing into the pool, which is the whole municipality's", async () => {
    const [route] = site.rooms.routes.filter((one) => nameOf(one) === "POST /api/v1/postings");
    if (!route) throw new Error("no such route");
    expect((await askAs(route, "accountant", "unit:skole-og-dagtilbud")).status).toBe(403);
  });

  test("takes no line out of the pool either, whether its own unit has the trip or not", async () => {
    const pool = { category: "meals", amount: "1.00", currency: "DKK", text: "Uden rejse", bookedOn: "2026-05-05" };
    const made = await site.api(slug, "accountant", "POST", "/api/v1/postings", pool);
    const { id } = (await made.json()) as { id: string };
    const body = JSON.stringify({ type: "trip", id: trip });
    const take = async (scope: string) =>
      ask(site.address, {
        host: new URL(site.addressOf(slug)).host,
        method: "POST",
        path: `/api/v1/postings/${id}/assignment`,
        headers: {
          ...{ "content-type": "application/json", "sec-fetch-site": "same-origin" },
          cookie: `udsyn=${await sessionWithin("accountant", scope)}`,
        },
        body,
      });
    const subject = () => site.db.query("SELECT subject_id FROM udsyn.accounts_posting WHERE posting_id = $1", [id]);
    expect((await take("unit:skole-og-dagtilbud")).status).toBe(403);
    expect(await subject()).toEqual([{ subject_id: null }]);
    expect(
      (await site.api(slug, "accountant", "POST", `/api/v1/postings/${id}/assignment`, JSON.parse(body))).status,
    ).toBe(201);
  });

  test("sees the pots of its own committee alone, and gives none to another", async () => {
    const give = (id: string) =>
      site.api(slug, "accountant", "POST", "/api/v1/pots", {
        ...{ owner: { kind: "committee", id }, year: 2026, currency: "DKK", amount: "1000", ruling: "Byrådet" },
      });
    for (const id of ["kultur-og-fritidsudvalget", "boerne-og-skoleudvalget"])
      expect((await give(id)).status).toBe(201);
    const scope = "committee:boerne-og-skoleudvalget";
    const [api] = site.rooms.routes.filter((one) => nameOf(one) === "GET /api/v1/pots");
    const [page] = site.rooms.routes.filter((one) => nameOf(one) === "GET /skrivebord/rammer");
    if (!api || !page) throw new Error("no such route");
    for (const role of allowedOn(api)) {
      const { items } = JSON.parse((await askAs({ ...api, path: "/api/v1/pots?year=2026" }, role, scope)).text) as {
        items: { owner: { id: string } }[];
      };
      expect(
        items.map((pot) => pot.owner.id),
        role,
      ).toEqual(["boerne-og-skoleudvalget"]);
      const table =
        (await askAs({ ...page, path: "/skrivebord/rammer?aar=2026" }, role, scope)).text.match(
          /<tbody[\s\S]*?<\/tbody>/,
        )?.[0] ?? "";
      expect(table, role).not.toContain("Kultur- og Fritidsudvalget");
    }
  });
});

test("a role within the trip's own unit or committee reads what its policy says", async () => {
  const wrong: string[] = [];
  let met = 0;
  const reading = [...routes(money), ...routes(keptByRole)].filter(({ method }) => method === "GET");
  for (const route of reading)
    for (const role of allowedOn(route))
      for (const scope of ["unit:skole-og-dagtilbud", "committee:boerne-og-skoleudvalget"]) {
        const got = await askAs(route, role, scope);
        met += 1;
        if (got.status === 403) wrong.push(`${nameOf(route)} as ${role} of ${scope}`);
      }
  expect(wrong).toEqual([]);
  expect(met).toBeGreaterThan(40);
});

test("the policy names no role that there is not", () => {
  for (const route of site.rooms.routes) for (const role of allowedOn(route)) expect(roleNames).toContain(role);
});
