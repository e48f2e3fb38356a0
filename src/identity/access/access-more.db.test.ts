import { afterAll, beforeAll, expect, test } from "vitest";
import { expectValidHtml } from "../../../test/setup/html.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { ask } from "../../../test/trust/client.ts";
import { sessionOf } from "../../../test/trust/planted.ts";
import { demoSubject } from "../demo.ts";
import { makeLink } from "../link.store.ts";
import { personBySubject } from "../person.store.ts";
import { whoWithToken } from "../token.store.ts";

const slug = "lyngholm";
const base = "/skrivebord/adgang";
let site: TestSite;
let cookie: string;
let manager: string;
beforeAll(async () => {
  site = await startTestSite();
  cookie = `udsyn=${await sessionOf(site, slug, "admin")}`;
  const { id } = site.here(slug);
  const found = await site.doing(slug, ({ tx }) => personBySubject(tx, id, demoSubject("manager")));
  if (!found) throw new Error("no demo manager");
  manager = found;
  const given = { name: "Sten Stedfortræder", email: "sten@lyngholm.example", roles: ["manager"], scope: null };
  expect((await site.api(slug, "admin", "POST", "/api/v1/people", given)).status).toBe(201);
});
afterAll(() => site.close());

function desk(path: string, fields?: Record<string, string>) {
  const origin = site.addressOf(slug);
  const sent = fields && {
    ...{ method: "POST", body: new URLSearchParams(fields).toString() },
    headers: { cookie, origin, "content-type": "application/x-www-form-urlencoded" },
  };
  return ask(site.address, { host: new URL(origin).host, path, headers: { cookie }, ...sent });
}
const away = { from: "2026-07-01", to: "2026-07-20", deputy: "sten@lyngholm.example" };
const absences = () =>
  site.db.query<{ person: string; from: string }>(
    "SELECT person_id AS person, away_from::text AS from FROM udsyn.identity_absence",
  );
const codes = async (answer: Response) =>
  ((await answer.json()) as { errors: { path: string; code: string }[] }).errors.map((one) => one.code);

test("an administrator says by the API when a manager is away, and that they are back; refusals leave nothing", async () => {
  const path = `/api/v1/people/${manager}/absence`;
  expect(await codes(await site.api(slug, "admin", "PUT", path, { ...away, to: "2026-06-01" }))).toEqual([
    "absence-backwards",
  ]);
  expect(await codes(await site.api(slug, "admin", "PUT", path, { ...away, deputy: "x@by.example" }))).toEqual([
    "deputy-unknown",
  ]);
  const employee = await site.doing(slug, ({ tx, municipality }) =>
    personBySubject(tx, municipality.id, demoSubject("employee")),
  );
  const not = await site.api(slug, "admin", "PUT", `/api/v1/people/${employee}/absence`, away);
  expect([not.status, ((await not.json()) as { code: string }).code]).toEqual([404, "manager-unknown"]);
  expect(await absences()).toEqual([]);
  expect((await site.api(slug, "admin", "PUT", path, away)).status).toBe(204);
  expect(await absences()).toEqual([{ person: manager, from: "2026-07-01" }]);
  expect((await site.api(slug, "admin", "DELETE", path)).status).toBe(204);
  expect(await absences()).toEqual([]);
});

test("and at the desk, with what is wrong beside its field", async () => {
  const path = `${base}/${manager}/fravaer`;
  const page = await desk(path);
  expectValidHtml(page.text);
  expect(page.text).toContain("får en stedfortræder de tjenesterejser");
  const wrong = await desk(path, { do: "away", from: "1.7.2026", to: "i morgen", deputy: "" });
  expect([wrong.status, wrong.text.includes("Vælg, hvem der svarer"), wrong.text.includes("i morgen")]).toEqual([
    422,
    true,
    true,
  ]);
  const set = await desk(path, { do: "away", from: "1.7.2026", to: "20.7.2026", deputy: away.deputy });
  expect([set.status, set.headers.location]).toEqual([303, `${base}?gjort=absence-of-set`]);
  expect(await absences()).toEqual([{ person: manager, from: "2026-07-01" }]);
});

test("before access is closed, the page says what ends, what waits, and who would be left without", async () => {
  await sessionOf(site, slug, "manager");
  await site.doing(slug, ({ tx, municipality, now }) =>
    makeLink(
      tx,
      municipality.id,
      { purpose: "answer", subjectId: "0199f000-0000-7000-8000-000000000000", personId: manager as never },
      now,
      14,
    ),
  );
  const { text, status } = await desk(`${base}/${manager}/luk`);
  expect(status).toBe(200);
  expectValidHtml(text);
  for (const says of ["logget ud straks", "Én sag venter på svar", "ikke lavet adgangstegn"])
    expect(text).toContain(says);
  const people = (await (await site.api(slug, "admin", "GET", "/api/v1/people")).json()) as {
    items: { id: string; name: string }[];
  };
  const sten = people.items.find((one) => one.name === "Sten Stedfortræder")?.id ?? "";
  expect((await desk(`${base}/${sten}/luk`)).text).toContain("Er stedfortræder");
  // Sten is a manager everywhere, so nobody is left without; without Sten somebody is.
  expect(text).not.toContain("Ingen anden kan svare");
  await site.api(slug, "admin", "DELETE", `/api/v1/people/${sten}`);
  expect((await desk(`${base}/${manager}/luk`)).text).toContain("Ingen anden kan svare");
  const own = await site.doing(slug, ({ tx, municipality }) =>
    personBySubject(tx, municipality.id, demoSubject("admin")),
  );
  expect((await desk(`${base}/${own}/luk`)).status).toBe(409);
  expect((await desk(`${base}/${sten}/luk`)).status).toBe(404);
});

const opens = async (secret: string, path = "/api/v1/trips") =>
  (await fetch(`${site.address}${path}`, { headers: { authorization: `Bearer ${secret}` } })).status;

test("a token is made by the API: shown once, with role, place and expiry; nothing that repeats it keeps it", async () => {
  const key = { "idempotency-key": "one-token" };
  const made = await site.api(
    slug,
    "admin",
    "POST",
    "/api/v1/tokens",
    { name: "Regnskab", role: "accountant", scope: "unit:skole-og-dagtilbud", days: 30 },
    key,
  );
  expect(made.status).toBe(201);
  const { token, id, expiresAt } = (await made.json()) as { token: string; id: string; expiresAt: string };
  expect(await opens(token)).toBe(200);
  expect(expiresAt).toBe("2026-06-05T08:00:00.000Z");
  const listed = await (await site.api(slug, "admin", "GET", "/api/v1/tokens")).text();
  expect(JSON.parse(listed).items).toContainEqual(
    expect.objectContaining({ id, role: "accountant", scope: "unit:skole-og-dagtilbud" }),
  );
  const kept = JSON.stringify([
    await site.db.query("SELECT * FROM udsyn.records_idempotency"),
    await site.db.query("SELECT * FROM udsyn.records_audit_value"),
    await site.db.query("SELECT * FROM udsyn.identity_token"),
  ]);
  expect([listed.includes(token), kept.includes(token)]).toEqual([false, false]);
  site.clock.now = new Date("2026-06-05T08:00:01Z");
  expect(await opens(token)).toBe(401);
  site.clock.now = new Date("2026-05-06T08:00:00Z");
});

test("a token reaches no further than its place", async () => {
  const make = async (scope: string | null) => {
    const body = { name: "Leder", role: "manager", scope, days: 1 };
    return ((await (await site.api(slug, "admin", "POST", "/api/v1/tokens", body)).json()) as { token: string }).token;
  };
  const [near, everywhere] = [await make("unit:skole-og-dagtilbud"), await make(null)];
  const whoOf = async (secret: string) =>
    site.doing(slug, async ({ tx, municipality, now }) => {
      return (await whoWithToken(tx, municipality.id, secret, now))?.grants;
    });
  expect(await whoOf(near)).toEqual([{ role: "manager", scope: "unit:skole-og-dagtilbud" }]);
  expect(await whoOf(everywhere)).toEqual([{ role: "manager", scope: null }]);
});

test("what is wrong with a token asked for at the desk is said, and nothing typed is lost; it then opens what it is for", async () => {
  const wrong = await desk(`${base}/adgangstegn`, { program: "", role: "accountant", reach: "unit:ingen", days: "0" });
  expect(wrong.status).toBe(422);
  expectValidHtml(wrong.text);
  expect(wrong.text).toContain("Skriv, hvad adgangstegnet bruges til.");
  expect(wrong.text).toMatch(/<option value="accountant" selected/);
  const nowhere = await desk(`${base}/adgangstegn`, {
    ...{ program: "Økonomi", role: "accountant", reach: "unit:ingen", days: "30" },
  });
  expect([nowhere.status, nowhere.text.includes("findes ikke i kommunens profil")]).toEqual([422, true]);
  const made = await desk(`${base}/adgangstegn`, {
    program: "Økonomi",
    role: "accountant",
    reach: "hele-kommunen",
    days: "30",
  });
  // How it is shown once is held by test/journeys/access-desk.test.ts.
  expect(made.status).toBe(303);
  const [secret = ""] = /udsyn_lyngholm_[\w-]{43}/.exec(String(made.headers["set-cookie"])) ?? [];
  expect(await opens(secret)).toBe(200);
  expect((await desk(base)).text).not.toContain(secret);
});

test("letters that did not get away are shown, with the mail server's answer and whether anybody still tries", async () => {
  const posted = (key: string, attempts: number) =>
    site.db.query(
      `INSERT INTO udsyn.records_outbox (municipality_id, outbox_id, kind, key, payload, created_at, attempts, failure)
       VALUES ($1, gen_random_uuid(), 'mail', $2, $3, now(), $4, '550 ukendt postkasse')`,
      [
        site.here(slug).id,
        key,
        JSON.stringify({ from: "a", to: `${key}@x.example`, subject: key, text: "" }),
        attempts,
      ],
    );
  expect((await desk(base)).text).not.toContain("ikke er kommet frem");
  await posted("faerdig", 25);
  await posted("undervejs", 3);
  const { text } = await desk(base);
  expectValidHtml(text);
  for (const said of [
    "Et brev er opgivet",
    "550 ukendt postkasse",
    "25 siden",
    "3 siden",
    "faerdig@x.example",
    "opgivet",
    "prøves igen",
  ])
    expect(text).toContain(said);
});
