import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSession, savePerson, type UdsynRoute } from "../../src/identity/index.ts";
import { type RoleName, roleNames } from "../../src/profile/index.ts";
import type { TripStatus } from "../../src/trips/index.ts";
import { clean } from "../setup/files/made-pdf.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "./client.ts";
import { plantOpenAccounts, plantQuestion, plantRuling, plantSubmission, plantTrip } from "./planted.ts";
import { policy } from "./policy.ts";

/**
 * A role within a committee or a unit ends there, for readers as for writers: asked of every route of the policy about one
 * thing; and of what is the whole municipality's, by hand.
 */
const whole =
  /^\/(?:skrivebord\/(?:revisionsspor|stikproeve|opslag|opbevaring|persondata|sletninger|posteringer|import|adgang|breve)|api\/v1\/(?:held-rows|people|tokens)|metrics)/;

/** What ends at no scope, and why. Anything new that does not has to be written here. */
const endsAtNoScope: readonly (readonly [RegExp, string])[] = [
  [/^GET \/(?:skrivebord\/rejser|api\/v1\/trips)\/:id$/, "whoever works at the desk reads each trip's own page"],
  [/\/:id\/(?:kopi|copies)$/, "a copy is a trip of one's own, from what everyone at the desk reads"],
  [
    /\/(?:moeder\/:id\/dagsorden|meetings\/:id\/agenda)/,
    "an agenda is everyone's to read who makes one; others' texts are not in it (scoped-decisions)",
  ],
];
/** In which status a trip meets a route's own question; elsewhere it is approved, its accounts open, its report owed. */
const inStatus: readonly (readonly [RegExp, TripStatus])[] = [
  [/\/:id\/(?:dagsorden|submissions|til-lederen|staff-visit-submission|slet)$/, "draft"],
  [/\/:id\/(?:traek-tilbage|withdrawal|tag-tilbage|take-back)$/, "submitted"],
];
/** Pages that are refused within the trip's own unit and committee too, by what the planted trip is not; and why. */
const notNow: readonly (readonly [RegExp, number, string])[] = [
  [/\/rapport\/tag-tilbage as /, 409, "the report is not sent"],
  [/\/rapport\/ret as /, 409, "the report is not settled"],
  [
    /\/(?:oplysninger|rejsemaal|transport|deltagere|program|budget|betaling|maal|tag-tilbage) as manager$/,
    403,
    "a manager changes journeys of their own, wherever those lie",
  ],
  [/\/oversaettelser as manager$/, 403, "the same"],
  [/\/lederens-svar as /, 409, "no visit waits for its manager"],
  [/\/svar-paa-rapporten as /, 409, "no report waits for its manager"],
  [/\/ret-offentligt as /, 409, "nothing of the trip is public"],
  [/\/(?:traek-offentliggoerelse-tilbage|offentliggoer-igen) as /, 409, "nothing of the trip is public"],
  [/\/sagsfremstilling\/ret as /, 409, "the agenda's text is closed by the ruling"],
];

const slug = "lyngholm";
let site: TestSite;
let trip: string;
let posting: string;
let receipt: string;
let annex: string;
let pot: string;
let question = "";
/** The meeting that has the trip's case, the case, and the ruling on it. */
let before: Readonly<Record<"meeting" | "submission" | "ruling", string>>;
const inOther = new Map<TripStatus, string>();
const sessions = new Map<string, string>();
beforeAll(async () => {
  site = await startTestSite();
  trip = await plantOpenAccounts(site, slug);
  const submission = await plantSubmission(site, slug, trip);
  const ruling = await plantRuling(site, slug, submission);
  const [at] = await site.db.query<{ meeting: string }>(
    "SELECT meeting_id AS meeting FROM udsyn.decisions_submission WHERE submission_id = $1",
    [submission],
  );
  before = { submission, ruling, meeting: at?.meeting ?? "" };
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
  const annexed = new FormData();
  for (const [name, value] of Object.entries({ title: "Zanzibarkortet", lang: "da", for: "record" }))
    annexed.append(name, value);
  annexed.append("files", new Blob([png], { type: "image/png" }), "Zanzibarkort.png");
  const attached = await fetch(`${site.address}/api/v1/trips/${trip}/annexes`, {
    method: "POST",
    headers: { authorization: `Bearer ${await site.token(slug, "coordinator")}` },
    body: annexed,
  });
  annex = ((await attached.json()) as { id: string }).id;
  await site.db.query("UPDATE udsyn.trips_trip SET report_status = 'owed' WHERE trip_id = $1", [trip]);
  const list = { travellers: [{ name: "Zanzibar Opdigt" }] };
  expect((await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${trip}/travel-list`, list)).status).toBe(204);
  for (const status of ["draft", "submitted"] as const) inOther.set(status, await plantTrip(site, slug, status));
  pot = await given("boerne-og-skoleudvalget", 2025);
  question = await plantQuestion(site, slug, "unit:skole-og-dagtilbud");
});

/** A pot of a committee's, with money in it. */
async function given(committee: string, year: number): Promise<string> {
  const answer = await site.api(slug, "accountant", "POST", "/api/v1/pots", {
    ...{ owner: { kind: "committee", id: committee }, year, currency: "DKK", amount: "1000", ruling: "Byrådet" },
  });
  return ((await answer.json()) as { id: string }).id;
}
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
  [
    /^PUT .*postings\/:id$|postings$/,
    { category: "meals", amount: "1", currency: "DKK", text: "x", bookedOn: "2026-05-05" },
  ],
  [/^DELETE .*(?:postings|trips)\/:id(?:\/hold)?$/, { reason: "x" }],
  [/^DELETE .*assignment$/, { reason: "x" }],
  [/assignment$/, { type: "trip", id: randomUUID() }],
  [/^PUT .*hold$/, { reason: "x", until: "2030-01-01" }],
  [/^PUT .*rulings\/:id$|submissions\/:id\/rulings$/, { ruling: "approved", text: "x" }],
  [
    /rulings\/:id\/corrections$/,
    {
      ...{ text: "x", item: null, basis: null, minority: null, recused: [], url: null, closed: false, votes: null },
      reason: "x",
    },
  ],
  [/^PUT .*meetings\/:id$/, { meetsOn: "2027-02-02", agendaClosesOn: null }],
  [/(?:takedown|republication)$/, { reason: "x" }],
  [/submissions$/, { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-20" }],
  [/(?:approval|report-settlement)$/, { decision: "approve" }],
  [/accounts-closing$/, {}],
  [/(?:reopening|cancellation|withdrawal|corrections)$/, { reason: "x" }],
  [/follow-up$/, { text: "x" }],
  [/report$/, { aim: "a", outcome: "b", change: "c" }],
  [/travel-list$/, { travellers: [{ name: "Asta Opdigt" }] }],
  [/survey-links$/, { contribution: "0199f000-0000-7000-8000-000000000000" }],
  [/taking$/, { field: "aim" }],
  [/agenda$/, { text: "x" }],
  [/decision$/, { decision: "accepted", note: "x" }],
  [/repair$/, { fields: {} }],
  [/dismissal$/, { reason: "x" }],
];

/** What a route is about that is about no trip. */
const things = (): readonly (readonly [RegExp, string])[] => [
  [/\/(?:postings|posteringer)\/:id/, posting],
  [/\/(?:pots|rammer)\//, pot],
  [/\/(?:meetings|moeder)\/:id/, before.meeting],
  [/\/(?:submissions|sager)\/:id/, before.submission],
  [/\/(?:rulings|beslutninger)\/:id/, before.ruling],
  [/\/(?:questions|spoergsmaal)\/:id/, question],
];

async function askAs(route: UdsynRoute, role: RoleName, scope: string): Promise<Got> {
  const status = inStatus.find(([one]) => one.test(route.path))?.[1];
  const about = things().find(([one]) => one.test(route.path))?.[1] ?? trip;
  const id = (status && inOther.get(status)) ?? about;
  const values: Record<string, string> = { id, posting, receipt, annex, contribution: randomUUID(), year: "2025" };
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? "x");
  const headers: Record<string, string> = { cookie: `udsyn=${await sessionWithin(role, scope)}`, "if-match": '"1"' };
  const { host } = new URL(site.addressOf(slug));
  if (route.method === "GET") return ask(site.address, { host, path, headers });
  const isApi = route.path.startsWith("/api/");
  const type = isApi ? "application/json" : "application/x-www-form-urlencoded";
  const given = bodies.find(([ending]) => ending.test(nameOf(route)))?.[1] ?? {};
  const sent = isApi ? JSON.stringify(given) : "reason=x&category=meals&amount=1&currency=DKK&vat=incl&text=x";
  const from = { "content-type": type, "sec-fetch-site": "same-origin" };
  return ask(site.address, { host, method: route.method, path, headers: { ...headers, ...from }, body: sent });
}

const routes = (pattern: RegExp) => site.rooms.routes.filter(({ path }) => pattern.test(path));
/** Files are read before anybody is asked whose trip it is; their own test is below. */
const takesFiles = ({ uploads }: UdsynRoute) => uploads !== undefined;
/** Every route about one thing that ends at a scope, whatever it is about. */
const scoped = () =>
  routes(/\/:/).filter((one) => allowedOn(one).length > 0 && !endsAtNoScope.some(([free]) => free.test(nameOf(one))));
/** What a role may not reach is refused; what is a draft, or another committee's pot, may also not be there. */
const refusals = (route: UdsynRoute): readonly number[] =>
  inStatus.some(([one, status]) => status === "draft" && one.test(route.path)) || /\/(?:pots|rammer)\//.test(route.path)
    ? [403, 404]
    : [403];

describe("a role within another unit", () => {
  test("reads and writes nothing of what another unit or committee has", async () => {
    const stored = () =>
      Promise.all([
        site.db.query("SELECT * FROM udsyn.accounts_posting ORDER BY posting_id"),
        site.db.query("SELECT * FROM udsyn.trips_trip ORDER BY trip_id"),
        site.db.query("SELECT * FROM udsyn.records_hold"),
        site.db.query("SELECT * FROM udsyn.decisions_meeting ORDER BY meeting_id"),
        site.db.query("SELECT * FROM udsyn.decisions_submission ORDER BY submission_id"),
        site.db.query("SELECT * FROM udsyn.decisions_ruling ORDER BY ruling_id"),
        site.db.query("SELECT * FROM udsyn.replies_question"),
      ]);
    const untouched = await stored();
    const wrong: string[] = [];
    let met = 0;
    for (const route of scoped().filter((one) => !takesFiles(one)))
      for (const role of allowedOn(route))
        for (const scope of ["unit:oekonomi", "committee:kultur-og-fritidsudvalget"]) {
          const got = await askAs(route, role, scope);
          met += 1;
          if (!refusals(route).includes(got.status))
            wrong.push(`${nameOf(route)} as ${role} of ${scope}: ${got.status}`);
          if (got.text.includes("Zanzibar")) wrong.push(`${nameOf(route)} told ${role} of ${scope}`);
        }
    expect(wrong).toEqual([]);
    expect(met).toBeGreaterThan(400);
    expect(await stored()).toEqual(untouched);
  }, 180_000);

  test("sends no receipt and no annex either, where whoever is within the trip's own does", async () => {
    const sending = scoped().filter(takesFiles);
    const send = async (route: UdsynRoute, scope: string, text: string) => {
      const form = new FormData();
      for (const [name, value] of Object.entries({ title: "Et bilag", lang: "da", for: "record" }))
        form.append(name, value);
      form.append("files", new Blob([new Uint8Array(await clean()), `\n%${route.path}`]), text);
      const sent = new Response(form);
      return ask(site.address, {
        host: new URL(site.addressOf(slug)).host,
        method: "POST",
        path: route.path.replace(":id", trip),
        headers: {
          "content-type": String(sent.headers.get("content-type")),
          "sec-fetch-site": "same-origin",
          cookie: `udsyn=${await sessionWithin(/bilag|annexes/.test(route.path) ? "coordinator" : "accountant", scope)}`,
        },
        body: Buffer.from(await sent.arrayBuffer()),
      });
    };
    const named = (name: string) => site.db.query("SELECT FROM udsyn.records_document WHERE file_name = $1", [name]);
    for (const route of sending)
      for (const scope of ["unit:oekonomi", "committee:kultur-og-fritidsudvalget"])
        expect((await send(route, scope, "Andens.pdf")).status, nameOf(route)).toBe(403);
    expect(await named("Andens.pdf")).toEqual([]);
    for (const route of sending) {
      const got = await send(route, "unit:skole-og-dagtilbud", "Egen.pdf");
      expect(got.status, nameOf(route)).toBe(route.lane === "api" ? 201 : 303);
    }
    expect(sending).toHaveLength(4);
    expect(await named("Egen.pdf")).toHaveLength(4);
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

  test("lays no line of its own unit's trip back into the pool, and is told who does", async () => {
    const own = await sessionWithin("accountant", "unit:skole-og-dagtilbud");
    const { host } = new URL(site.addressOf(slug));
    const lays = async (method: string, path: string, type: string, body: string) => {
      const headers = { cookie: `udsyn=${own}`, "content-type": type, "sec-fetch-site": "same-origin" };
      return (await ask(site.address, { host, method, path, headers, body })).status;
    };
    const line = `/skrivebord/rejser/${trip}/regnskab/${posting}`;
    const json = JSON.stringify({ reason: "x" });
    expect(await lays("DELETE", `/api/v1/postings/${posting}/assignment`, "application/json", json)).toBe(403);
    expect(await lays("POST", `${line}/laeg-tilbage`, "application/x-www-form-urlencoded", "whyBack=x")).toBe(403);
    const page = (await ask(site.address, { host, path: line, headers: { cookie: `udsyn=${own}` } })).text;
    expect(page).not.toContain("laeg-tilbage");
    expect(page).toContain("bed en, der fordeler posteringer, om at lægge den tilbage");
  });

  test("sees the pots of its own committee alone, and gives none to another", async () => {
    for (const id of ["kultur-og-fritidsudvalget", "boerne-og-skoleudvalget"])
      expect(await given(id, 2026)).toEqual(expect.any(String));
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
  const ofTrip = /\/(?:trips|rejser)\/:id\//;
  for (const route of scoped().filter(({ method, path }) => method === "GET" && ofTrip.test(path)))
    for (const role of allowedOn(route).filter((one) => one !== "employee"))
      for (const scope of ["unit:skole-og-dagtilbud", "committee:boerne-og-skoleudvalget"]) {
        const got = await askAs(route, role, scope);
        met += 1;
        const expected = notNow.find(([one]) => one.test(`${route.path} as ${role}`))?.[1] ?? 200;
        if (got.status !== expected) wrong.push(`${nameOf(route)} as ${role} of ${scope}: ${got.status}`);
      }
  expect(wrong).toEqual([]);
  expect(met).toBeGreaterThan(100);
}, 180_000);

test("the policy names no role that there is not", () => {
  for (const route of site.rooms.routes) for (const role of allowedOn(route)) expect(roleNames).toContain(role);
});
