import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { readTrip, type TripId } from "../../src/trips/index.ts";
import { get } from "../setup/get.ts";
import { expectValidHtml } from "../setup/html.ts";
import { planned } from "../setup/planned.ts";
import { secretaryAt, seenIn } from "../setup/secretary.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask, type Got } from "../trust/client.ts";

const slug = "lyngholm";
let site: TestSite;
let cookie = "";
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  const signedIn = await desk("/log-ind/demo", { role: "coordinator" });
  cookie = String(signedIn.headers["set-cookie"]).split(";")[0] ?? "";
});
afterAll(() => site.close());

function desk(path: string, fields?: Record<string, string>): Promise<Got> {
  const { host } = new URL(site.addressOf(slug));
  const form = { "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" };
  const headers = { ...(cookie ? { cookie } : {}), ...(fields ? form : {}) };
  const sent = fields ? { method: "POST", body: new URLSearchParams(fields).toString() } : { method: "GET" };
  return ask(site.address, { host, path, headers, ...sent });
}
const stored = (id: string) => site.doing(slug, (one) => readTrip(one.tx, one.municipality.id, id as TripId));
const at = (id: string, page: string) => `/skrivebord/rejser/${id}/${page}`;
async function save(id: string, fields: Record<string, string>): Promise<Got> {
  const { version } = await stored(id);
  return desk(at(id, "oversaettelser"), { version: String(version), do: "save", ...fields });
}

async function published(given: object = {}): Promise<{ readonly id: string; readonly address: string }> {
  const id = await planned(site, given);
  const post = async (role: "coordinator" | "secretary", path: string, body: object) =>
    (await site.api(slug, role, "POST", `/api/v1/${path}`, body)).json() as Promise<{ id: string }>;
  const sent = await post("coordinator", `trips/${id}/submissions`, {
    ...{ about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-20" },
  });
  await post("secretary", `submissions/${sent.id}/rulings`, { ruling: "approved", confirmed: true });
  const trip = (await (await site.api(slug, "coordinator", "GET", `/api/v1/trips/${id}`)).json()) as {
    published: { slug: string };
  };
  return { id, address: `/rejser/${trip.published.slug}` };
}
const publicPage = async (path: string) => (await get(`${site.addressOf(slug)}${path}`)).body;

test("a translation is written at the desk and public as a new version with its reason", async () => {
  const { id, address } = await published();
  const page = await desk(at(id, "oversaettelser"));
  expectValidHtml(page.text);
  expect(page.text).toMatch(/<input[^>]*name="translations.en.title"[^>]*>/);
  expect(page.text).toMatch(/<textarea[^>]*name="translations.de.purpose"[^>]*lang="de"/);
  expect(page.text).not.toContain("translations.da");
  expect(page.text).toContain("At se, hvordan en havn bliver til en bydel.");

  const en = { "translations.en.title": "Hamburg: how does a port become a quarter?" };
  expect((await save(id, { ...en, "translations.en.purpose": "To see it." })).status).toBe(303);
  expect(await publicPage(`/en${address}`)).not.toContain("Hamburg: how");
  expect((await desk(at(id, "").slice(0, -1))).text).toContain("er rettet i: oversættelse");
  const asked = await desk(at(id, "ret-offentligt"));
  expectValidHtml(asked.text);
  expect(asked.text).toContain("Hamburg: how does a port become a quarter?");
  expect(asked.text).toContain("Nyt, på engelsk");
  expect(asked.text).not.toContain("Kun på engelsk");
  const { version } = await stored(id);
  const seen = seenIn(asked);
  const form = { version: String(version), seen, reason: "Oversat til engelsk." };
  const corrected = await desk(at(id, "ret-offentligt"), form);
  expect(corrected.status).toBe(303);
  // Pages are made anew as soon as the publication is heard of.
  await vi.waitFor(async () => expect(await publicPage(`/en${address}`)).toContain("To see it."), { timeout: 10_000 });
  expect(await publicPage(`/en${address}`)).toContain("Hamburg: how does a port become a quarter?");
  // What is not translated stands as it was written.
  expect(await publicPage(`/de${address}`)).toContain("Hamborg: hvordan bliver");
  const entry = JSON.parse(await publicPage(`${address}.json`)) as { entry: object };
  expect(JSON.stringify(entry)).toContain('"translations":{"en":{');
});

test("what a translation translates is changed: it is told at the desk, and not shown until it is rewritten or confirmed", async () => {
  const en = { title: "Prague: can users run it?", purpose: "To see how it is run." };
  const { id, address } = await published({ title: "Prag: kan brugerne drive det?", translations: { en } });
  await vi.waitFor(async () => expect(await publicPage(`/en${address}`)).toContain(en.title), { timeout: 10_000 });
  const api = async (method: string, path: string, body: object) =>
    (await site.api(slug, "coordinator", method, `/api/v1/trips/${id}${path}`, body)).status;
  expect(await api("PATCH", "", { purpose: "At se, at det ikke kan drives af brugerne." })).toBe(200);
  const said = "En oversættelse er af en tidligere tekst";
  for (const page of ["", "/oplysninger", "/ret-offentligt"]) {
    const { text } = await desk(`/skrivebord/rejser/${id}${page}`);
    expectValidHtml(text);
    expect(text, page).toContain(said);
    expect(text, page).toContain("engelske formål");
  }
  expect(await api("POST", "/corrections", { reason: "Formålet var forkert." })).toBe(201);
  await vi.waitFor(
    async () => {
      const page = await publicPage(`/en${address}`);
      expect(page).toContain("At se, at det ikke kan drives");
      expect(page).not.toContain(en.purpose);
      expect(page).toContain(en.title);
      // Alone in Danish it says so.
      expect(page).toMatch(/drives af brugerne\.<\/span> <span class="tongue"/);
    },
    { timeout: 10_000 },
  );
  const form = await desk(at(id, "oversaettelser"));
  expectValidHtml(form.text);
  expect(form.text).toContain("Formålet passer stadig");
  expect(form.text).not.toContain("Overskriften passer stadig");
  const texts = { "translations.en.title": en.title, "translations.en.purpose": en.purpose };
  // Saved without a word it stands as it stood.
  await save(id, texts);
  expect((await stored(id)).plan.earlierTranslations).toEqual({ en: ["purpose"] });
  await save(id, { ...texts, "translations.en.holds": "purpose" });
  expect((await stored(id)).plan.earlierTranslations).toBeUndefined();
  expect((await desk(`/skrivebord/rejser/${id}`)).text).not.toContain(said);
});

test("written beside a heading that was changed meanwhile it is asked about before it is saved, and so is a tick", async () => {
  const en = { title: "Can users run it?" };
  const id = await planned(site, { title: "Kan brugerne drive det?" });
  const entitle = (title: string) => site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${id}`, { title });
  const question = "Overskriften er ændret, siden du åbnede formularen.";
  const typed = { "translations.en.title": en.title, "translations.en.purpose": "", "translations.de.title": "" };
  const page = at(id, "oversaettelser");
  const hidden = (text: string) =>
    Object.fromEntries(
      ["version", "written.title", "written.purpose"].map((name) => [
        name,
        new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? expect.fail(name),
      ]),
    );
  const opened = hidden((await desk(page)).text);
  const base = JSON.stringify({ translations: {} });
  await entitle("Brugerne kan IKKE drive det");
  // Text that was kept was written beside what stood there then.
  await site.db.query(
    `INSERT INTO udsyn.identity_working_draft (municipality_id, person_id, page, fields, saved_at)
     SELECT municipality_id, person_id, $2, $3, $4 FROM udsyn.identity_person
     WHERE municipality_id = $1 AND subject = 'demo:coordinator'`,
    [site.here(slug).id, page, JSON.stringify({ ...opened, base, ...typed }), site.clock.now],
  );
  expect((await desk(page)).text).toContain("Du har tekst, der ikke er gemt i sagen");
  const used = hidden((await desk(`${page}?udkast=brug`)).text);
  expect(used).toEqual(opened);
  const asked = await desk(page, { ...used, base, do: "save", ...typed });
  expect(asked.status).toBe(422);
  expectValidHtml(asked.text);
  expect(asked.text).toContain(question);
  expect(asked.text).toContain(`value="${en.title}"`);
  expect((await stored(id)).plan.translations).toBeUndefined();
  expect((await desk(page, { ...hidden(asked.text), base, do: "save", ...typed })).status).toBe(303);
  expect((await stored(id)).plan).toMatchObject({ translations: { en } });

  await entitle("Kan brugerne drive det alene?");
  const ticking = hidden((await desk(page)).text);
  const stands = { base: JSON.stringify({ translations: { en: { ...en, purpose: "" } } }), do: "save", ...typed };
  await entitle("Brugerne vil ikke drive det");
  const ticked = await desk(page, { ...ticking, ...stands, "translations.en.holds": "title" });
  expect([ticked.status, ticked.text.includes(question)]).toEqual([422, true]);
  // Left as it stood it says nothing of the heading.
  expect((await desk(page, { ...ticking, ...stands })).status).toBe(303);
  expect((await stored(id)).plan.earlierTranslations).toEqual({ en: ["title"] });
  // Of what is emptied there is nothing to ask.
  expect((await desk(page, { ...ticking, ...stands, "translations.en.title": "" })).status).toBe(303);
});

test("who enters a ruling sees in its preview that a translation is of an earlier text", async () => {
  const title = "Prague and Vienna: can users run it?";
  const id = await planned(site, { title: "Prag og Wien: kan brugerne drive det?", translations: { en: { title } } });
  await site.api(slug, "coordinator", "PATCH", `/api/v1/trips/${id}`, { title: "Budapest: hvem ejer badet?" });
  const asking = { about: "request", committee: "boerne-og-skoleudvalget", meetingOn: "2026-05-06" };
  const sent = await site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/submissions`, asking);
  const { id: submission } = (await sent.json()) as { id: string };
  const secretary = await secretaryAt(site);
  const ruling = "ruling=approved&text=Ja.&confirmed=yes&do=preview";
  const { text } = await secretary.desk(`/skrivebord/sager/${submission}/beslutning`, ruling);
  expectValidHtml(text);
  expect(text).toContain("En oversættelse er af en tidligere tekst");
  expect(text).toContain("siden den blev oversat: den engelske overskrift. Det vises ikke");
});

test("emptied it is none; what the API said in one language stays when another is written", async () => {
  const id = await planned(site, { translations: { de: { title: "Hamburg" } } });
  await save(id, { "translations.de.title": "Hamburg", "translations.en.purpose": "To see." });
  expect((await stored(id)).plan.translations).toEqual({ de: { title: "Hamburg" }, en: { purpose: "To see." } });
  await save(id, { "translations.de.title": "" });
  expect((await stored(id)).plan.translations).toEqual({});
});

test("what is too long or may be a CPR number stands beside its field, and nothing typed is lost", async () => {
  const id = await planned(site);
  const long = await save(id, { "translations.en.title": "x".repeat(301), "translations.de.title": "Nach Hamburg" });
  expect(long.status).toBe(422);
  expectValidHtml(long.text);
  expect(long.text).toContain('id="f-translations-en-title-e"');
  expect(long.text).toContain('value="Nach Hamburg"');
  const cpr = await save(id, { "translations.de.purpose": "Mit 010188-1234" });
  expect([cpr.status, cpr.text.includes('id="f-translations-de-purpose-e"')]).toEqual([422, true]);
  expect((await stored(id)).plan.translations ?? {}).toEqual({});
});
