import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { jobsOf } from "../../src/app/jobs.ts";
import { openLog, readConfig, startWorker } from "../../src/platform/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { startMailbox, type TestMailbox } from "../setup/smtp.ts";
import { done } from "./answers.ts";
import { ask as request } from "./client.ts";
import { sessionOf } from "./planted.ts";
import { questionsOn, slug } from "./questions-asked.ts";

const unit = "skole-og-dagtilbud";
const env = { SMTP_URL: "", UDSYN_BASE_URL: "http://lyngholm.localhost:3211" };
let site: TestSite;
let mailbox: TestMailbox;
let stop: () => Promise<void>;
beforeAll(async () => {
  mailbox = await startMailbox();
  env.SMTP_URL = mailbox.url;
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"), { env });
  const config = readConfig({ PORT: "3211", ...env });
  if ("faults" in config) throw new Error("the test configuration has faults");
  const { jobs, close } = jobsOf({ config, db: site.db, secret: "test" }, site.rooms, () => site.clock.now);
  const worker = await startWorker(site.db.jobsPool, jobs, openLog("silent"));
  stop = async () => {
    await worker.stop();
    close();
  };
});
afterAll(async () => {
  await stop();
  await site.close();
  await mailbox.close();
});

beforeEach(() => {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
});
const { travel, at, look, trip, kept, asked, write } = questionsOn(() => site);
const lettersTo = (email: string) => mailbox.letters.filter(({ to }) => to[0] === email);
test("a question reaches the unit's mailbox, is promised an answer by a day, and is followed by a link nobody else has", async () => {
  const about = await trip({ contact: { unit: "Skole og Dagtilbud", email: "spoerg@lyngholm.example" } });
  expect(await look(`/rejser/${about.slug}`)).toContain(`href="/rejser/${about.slug}/spoerg"`);
  const form = await at("GET", `/rejser/${about.slug}/spoerg`);
  expect(form.headers.get("set-cookie")).toBeNull();
  // Ten working days from Wednesday 6 May 2026: Ascension Day is on the 14th.
  expect((await form.text()).replaceAll("\u00a0", " ")).toContain("Du får svar senest torsdag den 21. maj 2026.");

  const page = await asked(about, { question: "  Hvem betaler?\r\nOg hvorfor? ", name: "Bo", email: "Bo@By.Example" });
  const [row] = await kept(about.id);
  expect(row).toMatchObject({
    ...{ body: "Hvem betaler?\nOg hvorfor?", name: "Bo", email: "bo@by.example", answer_by: "2026-05-21" },
    ...{ status: "open", scope: "unit:skole-og-dagtilbud" },
  });
  const token = /\/spoergsmaal\/([\w-]{43})\?/.exec(page)?.[1] ?? "";
  expect(token).not.toBe("");
  for (const table of ["replies_question", "records_outbox", "records_audit", "records_audit_value"])
    expect(await site.db.query(`SELECT 1 FROM udsyn.${table} t WHERE t::text LIKE '%${token}%'`), table).toEqual([]);
  const receipt = await look(page);
  expect(receipt).toContain("Dit spørgsmål er sendt");
  expect(receipt).toContain("torsdag den 21. maj 2026");
  expect(receipt).toMatch(new RegExp(`<pre class="code copy">http[^<]*/spoergsmaal/${token}</pre>`));
  expect(receipt).toContain("Hvem betaler?");
  expect((await at("GET", "/spoergsmaal/findes-ikke")).status).toBe(404);
  expect((await at("GET", `/spoergsmaal/${row?.link_hash}`)).status).toBe(404);

  await expect.poll(() => lettersTo("spoerg@lyngholm.example").length, { timeout: 15_000 }).toBe(1);
  const [letter] = lettersTo("spoerg@lyngholm.example");
  expect(letter).toMatchObject({
    replyTo: "bo@by.example",
    subject: expect.stringMatching(/svar senest 21\.\smaj\s2026$/),
  });
  expect(letter?.text).toContain(`http://lyngholm.localhost:3211/skrivebord/spoergsmaal/${row?.question_id}`);
  expect(letter?.text).not.toContain(token);
});

test("the asker is told one receiver, and the desk shows the same and writes to it", async () => {
  const receivers = async (about: { id: string; slug: string }) => {
    const told = /Spørgsmålet går til ([^<]*)\./.exec(await look(`/rejser/${about.slug}/spoerg`))?.[1];
    await asked(about, { question: "Hvem læser det her?" });
    const cookie = `udsyn=${await sessionOf(site, slug, "caseworker", 24 * 30)}`;
    const path = `/skrivebord/spoergsmaal/${(await kept(about.id))[0]?.question_id}`;
    const host = new URL(site.addressOf(slug)).host;
    const page = (await request(site.address, { host, path, headers: { cookie } })).text;
    return [told, /Ligger hos<\/dt><dd[^>]*>([^<]*)</.exec(page)?.[1]];
  };
  const contact = { unit: "Skole og Dagtilbud", email: "spoerg@lyngholm.example" };
  expect(await receivers(await trip({ contact }))).toEqual(["Skole og Dagtilbud", "Skole og Dagtilbud"]);
  const name = site.here(slug).profile.units.find(({ id }) => id === unit)?.name;
  expect(await receivers(await trip({ committee: undefined, unit, contact: undefined }))).toEqual([name, name]);
  const [told, shown] = await receivers(await trip({ contact: undefined }));
  expect([told, shown]).toEqual(["Politik og Ledelse", "Politik og Ledelse"]);
});

test("without a mailbox of its own it goes to the unit's, and without that to the municipality's", async () => {
  const mine = await trip({ committee: undefined, unit, title: "Enhedens egen" });
  await asked(mine, { question: "Til enheden" });
  expect((await kept(mine.id))[0]).toMatchObject({ scope: `unit:${unit}`, email: null });
  const to = site.here(slug).profile.units.find(({ id }) => id === unit)?.mailbox ?? "";
  await expect
    .poll(
      () =>
        lettersTo(to)
          .map(({ subject }) => subject)
          .join(),
      { timeout: 15_000 },
    )
    .toMatch(/Enhedens egen/);
  expect(lettersTo(to).at(-1)?.replyTo).toBe("");
  const sent = await at("POST", "/partnere/sankt-alba-an-der-lohe/spoerg", {
    form: randomUUID(),
    question: "Om venner?",
  });
  expect(sent.status).toBe(303);
  await expect
    .poll(
      () =>
        lettersTo("international@lyngholm.example")
          .map(({ text }) => text)
          .join(),
      { timeout: 15_000 },
    )
    .toMatch(/Om venner\?/);
});

test("the same form sent twice is one question and one page; another form, or another text, is another", async () => {
  const about = await trip();
  const form = randomUUID();
  const first = await asked(about, { question: "Én gang" }, form);
  expect(await asked(about, { question: "Én gang" }, form)).toBe(first);
  const all = await Promise.all([1, 2, 3, 4].map(() => asked(about, { question: "Én gang" }, form)));
  expect(new Set(all)).toEqual(new Set([first]));
  expect(await kept(about.id)).toHaveLength(1);
  expect(await asked(about, { question: "Noget andet" }, form)).not.toBe(first);
  expect(await asked(about, { question: "Én gang" })).not.toBe(first);
  // A form's name that we did not give meets nobody else's.
  expect(await asked(about, { question: "Gæt" }, "")).not.toBe(await asked(about, { question: "Gæt" }, ""));
  expect(await kept(about.id)).toHaveLength(5);
});

test("what is wrong is said beside its field, all at once, and what was typed stands there still; a CPR number is kept nowhere", async () => {
  const about = await trip();
  const path = `/rejser/${about.slug}/spoerg`;
  const wrong = await at("POST", path, { question: "Mit nummer er 010180-7731", name: "Bo", email: "bo@by" });
  const page = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(page).toContain("ligner et CPR-nummer");
  expect(page).toContain("ligner ikke en mailadresse");
  expect(page).toContain(">Mit nummer er 010180-7731</textarea>");
  expect(page).toContain('value="bo@by"');
  expect(page).toContain('value="Bo"');
  for (const [fields, said] of [
    [{ question: " " }, "Skriv dit spørgsmål."],
    [{ question: "x".repeat(4_001) }, "Skriv højst 4.000 tegn"],
    [{ question: "x", name: "x".repeat(201) }, "Skriv højst 200 tegn"],
    [{ question: "x", name: "010180-7731" }, "ligner et CPR-nummer"],
    [{ question: "x", email: "a@b.dk, c@d.dk" }, "ligner ikke en mailadresse"],
    [{ question: "x", email: "a@b.dk\r\nBcc: c@d.dk" }, "ligner ikke en mailadresse"],
  ] as const) {
    const got = await at("POST", path, fields);
    expect(got.status, said).toBe(422);
    expect(await got.text()).toContain(said);
  }
  expect(await kept(about.id)).toEqual([]);
  expect((await at("POST", path, { question: "😀".repeat(4_000) })).status).toBe(303);
});

test("about what is withdrawn, unknown or not asked about here nobody can ask; what waits stays, and what was typed comes back", async () => {
  const about = await trip();
  const page = await asked(about, { question: "Før den blev trukket tilbage" });
  await site
    .api(slug, "coordinator", "POST", `/api/v1/trips/${about.id}/takedown`, { reason: "En fejl i den." })
    .then(done);
  const path = `/rejser/${about.slug}/spoerg`;
  expect((await at("GET", path)).status).toBe(410);
  const late = await at("POST", path, { question: "Min lange tekst", email: "bo@by.example" });
  expect(late.status).toBe(410);
  const text = await late.text();
  expect(text).toContain("Min lange tekst");
  expect(text).toContain("ikke sendt");
  expect(await kept(about.id)).toHaveLength(1);
  const receipt = await look(page);
  expect(receipt).toContain("Før den blev trukket tilbage");
  expect(receipt).not.toContain(`/rejser/${about.slug}"`);
  for (const nowhere of ["/rejser/findes-ikke/spoerg", "/partnere/findes-ikke/spoerg"]) {
    expect((await at("GET", nowhere)).status, nowhere).toBe(404);
    expect((await at("POST", nowhere, { question: "x" })).status, nowhere).toBe(404);
  }
  const draft = await site.api(slug, "coordinator", "POST", "/api/v1/trips", { kind: "conference", title: "Kladde" });
  expect((await at("GET", `/rejser/${((await draft.json()) as { id: string }).id}/spoerg`)).status).toBe(404);
  // What is wrong is told in the form's order, of a text of any length, and with words for whoever asks.
  const wrong = { question: `${"å".repeat(4001)} 010180-7731`, name: "Bo 010180-7731", email: "bo@by" };
  const told = await (await at("POST", `/rejser/${(await trip({ title: "Rækkefølge" })).slug}/spoerg`, wrong)).text();
  const places = [...told.matchAll(/href="#[a-z-]*(question|name|email)"/g)].map(([, field]) => field);
  expect(places).toEqual(["question", "question", "name", "email"]);
  expect(told).toContain("å".repeat(4001));
  expect(told).not.toMatch(/maxlength="(4000|200)"|en begrundelse/);
  // The first municipality's profile takes none.
  const host = new URL(site.address).host;
  const elsewhere = await request(site.address, { host, path: "/partnere" });
  expect(elsewhere.text).not.toContain("/spoerg");
  const [partner] = /\/partnere\/[a-z-]+/.exec(elsewhere.text.replaceAll('"/partnere"', "")) ?? [];
  expect((await request(site.address, { host, path: `${partner}/spoerg` })).status).toBe(404);
});

test("it is owed at the desk by its day, over its day it is late, and answered it is owed no more", async () => {
  const about = await trip({ title: "Hvem skylder et svar?" });
  const page = await asked(about, { question: "Hvornår?", email: "skylder@by.example" });
  const [{ question_id: id } = { question_id: "" }] = await kept(about.id);
  const owed = async (role: RoleName) => {
    const { items } = (await (await site.api(slug, role, "GET", "/api/v1/obligations")).json()) as {
      items: { rule: string; subject: { id: string }; dueOn: string; late: boolean; source: string }[];
    };
    return items.filter((one) => one.subject.id === id);
  };
  expect(await owed("caseworker")).toMatchObject([
    { rule: "question-answer", dueOn: "2026-05-21", late: false, source: expect.stringContaining("punkt 27") },
  ]);
  // What is owed of trips is not everybody's who answers questions.
  const { items } = (await (await site.api(slug, "caseworker", "GET", "/api/v1/obligations")).json()) as {
    items: { rule: string }[];
  };
  expect(new Set(items.map((one) => one.rule))).toEqual(new Set(["question-answer"]));
  expect(await owed("secretary")).toEqual([]);
  travel(15);
  expect(await owed("coordinator")).toMatchObject([{ late: false }]);
  travel(1);
  expect(await owed("coordinator")).toMatchObject([{ late: true }]);
  const desk = async (role: RoleName) => {
    const cookie = `udsyn=${await sessionOf(site, slug, role, 24 * 30)}`;
    const host = new URL(site.addressOf(slug)).host;
    return (await request(site.address, { host, path: "/skrivebord", headers: { cookie } })).text;
  };
  const front = await desk("caseworker");
  expect(front).toContain("Spørgsmål fra offentligheden: Hvem skylder et svar?");
  expect(front).toContain("Over frist i én dag");
  expect(front).not.toContain("skylder@by.example");
  expect(await desk("accountant")).not.toContain("Spørgsmål fra offentligheden");
  expect(await look(page)).toContain("forsinket, og det kan kommunen se");

  const text = "Den 2. juni. Se https://kommune.example/dagsorden?sag=7, eller ring.";
  expect((await write("caseworker", id, "answer", { text })).status).toBe(200);
  expect(await owed("coordinator")).toEqual([]);
  const answered = await look(page);
  expect(answered).toContain("Dit spørgsmål er besvaret");
  const link = "https://kommune.example/dagsorden?sag=7";
  expect(answered).toContain(`Se <a href="${link}">${link}</a>, eller ring.`);
  await expect.poll(() => lettersTo("skylder@by.example").length, { timeout: 15_000 }).toBe(1);
  const letter = lettersTo("skylder@by.example")[0]?.text ?? "";
  expect(letter).toContain(text);
  // Who has the letter has the page, by a link of its own that stands nowhere but in the letter.
  const token = /http:\/\/lyngholm\.localhost:3211\/spoergsmaal\/([\w-]{43})\s*$/.exec(letter)?.[1] ?? "";
  expect(page).not.toContain(token);
  const own = await look(`/spoergsmaal/${token}`);
  expect(own).toContain("Dit spørgsmål er besvaret");
  expect(own).toContain("Hvem skylder et svar?");
  for (const table of ["replies_question", "records_audit", "records_audit_value"])
    expect(await site.db.query(`SELECT 1 FROM udsyn.${table} t WHERE t::text LIKE '%${token}%'`), table).toEqual([]);
});

test("it is answered once, closed with a reason, or handed on with its day unchanged; each is traced without a name", async () => {
  const about = await trip();
  const page = await asked(about, { question: "Hvorfor?", name: "Ane Nævnt", email: "ane@naevnt.example" });
  const [{ question_id: id, answer_by } = { question_id: "", answer_by: "" }] = await kept(about.id);
  const code = async (answer: Response) => [answer.status, ((await answer.json()) as { code?: string }).code];
  expect((await write("auditor", id, "answer", { text: "x" })).status).toBe(403);
  expect((await write("coordinator", id, "unit", { unit: "findes-ikke" })).status).toBe(422);
  expect((await write("coordinator", id, "unit", { unit })).status).toBe(200);
  expect((await write("coordinator", id, "unit", { unit })).status).toBe(422);
  expect((await kept(about.id))[0]).toMatchObject({ scope: `unit:${unit}`, answer_by });
  expect(await (await write("coordinator", id, "unit", { unit })).text()).toContain("question-unit-same");
  expect(await (await write("coordinator", id, "answer", { text: " " })).text()).toContain("question-answer-missing");
  for (const [body, status] of [
    [{ reason: "elsewhere" }, 422],
    [{ reason: "spam", text: "Nej" }, 422],
    [{ reason: "andet", text: "Nej" }, 422],
    [{ reason: "elsewhere", text: "Ring på 010180-7731" }, 422],
    [{ reason: "elsewhere", text: "Spørg regionen: de ejer hospitalet." }, 200],
    [{ reason: "elsewhere", text: "Spørg regionen igen." }, 409],
  ] as const)
    expect((await write("coordinator", id, "closing", body)).status, JSON.stringify(body)).toBe(status);
  expect(await code(await write("coordinator", id, "answer", { text: "Alligevel" }))).toEqual([
    409,
    "question-settled",
  ]);
  expect((await write("coordinator", id, "unit", { unit: "oekonomi" })).status).toBe(409);
  expect(await look(page)).toContain("Spørg regionen: de ejer hospitalet.");
  await expect.poll(() => lettersTo("ane@naevnt.example").length, { timeout: 15_000 }).toBe(1);

  const spam = await asked(about, { question: "Køb billige ure", email: "ure@spam.example" });
  const { question_id: bought = "" } = (await kept(about.id))[1] ?? {};
  const key = { "idempotency-key": "luk-spam" };
  for (const _ of [1, 2])
    expect((await write("coordinator", bought, "closing", { reason: "spam" }, key)).status).toBe(200);
  expect(await look(spam)).toContain("ikke handlede om sagen");
  expect(lettersTo("ure@spam.example")).toEqual([]);

  const traced = await site.db.query<{ action: string; said: string }>(
    `SELECT a.action, v::text AS said FROM udsyn.records_audit a LEFT JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.subject_id = $1 ORDER BY a.audit_id`,
    [id],
  );
  expect([...new Set(traced.map(({ action }) => action))]).toEqual([
    ...["replies.ask-question", "replies.hand-on-question", "replies.close-question"],
  ]);
  for (const { said } of traced) expect(said).not.toMatch(/Nævnt|Hvorfor|regionen/i);
});
