import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { jobsOf } from "../../src/app/jobs.ts";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, runRetention, settleErasure } from "../../src/oversight/index.ts";
import { openLog, readConfig, startWorker } from "../../src/platform/index.ts";
import { publishedAgain, publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { startMailbox, type TestMailbox } from "../setup/smtp.ts";
import { done } from "./answers.ts";
import { asReader, form, pathIn } from "./as-reader.ts";

const slug = "lyngholm";
const committee = "boerne-og-skoleudvalget";
const dpo: Who = { actor: { kind: "person", id: "dpo", name: "DPO" }, grants: [{ role: "dpo", scope: null }] };
const other: Who = { actor: { kind: "person", id: "other", name: "Anden" }, grants: [{ role: "admin", scope: null }] };
let site: TestSite;
let mailbox: TestMailbox;
let news: () => Promise<void>;
let stop: () => Promise<void>;
beforeAll(async () => {
  mailbox = await startMailbox();
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"), {
    env: { SMTP_URL: mailbox.url, UDSYN_BASE_URL: "http://lyngholm.localhost:3209" },
  });
  const config = readConfig({ PORT: "3209", SMTP_URL: mailbox.url, UDSYN_BASE_URL: "http://lyngholm.localhost:3209" });
  if ("faults" in config) throw new Error("the test configuration has faults");
  const { jobs, close } = jobsOf({ config, db: site.db, secret: "test" }, site.rooms, () => site.clock.now);
  const worker = await startWorker(site.db.jobsPool, jobs, openLog("silent"));
  news = async () => jobs["news:send"]?.({ municipality: site.here(slug).id });
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

let before = 0;
let serial = 0;
beforeEach(() => {
  before = mailbox.letters.length;
  serial += 1;
});

const later = (ms: number) => {
  site.clock.now = new Date(site.clock.now.getTime() + ms);
};
const [hour, day] = [3_600_000, 86_400_000];
/** The next day's morning, when letters go. */
const nextMorning = () => {
  site.clock.now = new Date(`${new Date(site.clock.now.getTime() + day).toISOString().slice(0, 10)}T08:00:00Z`);
};
const { at, send, look } = asReader(() => site, slug);
const ask = (email: string, about: Record<string, string> = {}) => send("/abonnement", { email, ...about });
const rowsOf = (email: string) =>
  site.db.query<{ word: string; value: string; confirmed: boolean }>(
    `SELECT c.word, c.value, c.confirmed_at IS NOT NULL AS confirmed FROM udsyn.outreach_subscriber s
     JOIN udsyn.outreach_subscription c USING (municipality_id, subscriber_id) WHERE s.email = $1 ORDER BY 1, 2`,
    [email],
  );
const newest = async (count = 1) => (await mailbox.arrived(before + count)).slice(before);
const traces = (action: string) =>
  site.db.query<{ after: unknown }>(
    `SELECT v.* FROM udsyn.records_audit a LEFT JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.action = $1`,
    [action],
  );

/** Asks and says yes. */
async function follow(email: string, about: Record<string, string> = {}): Promise<void> {
  const count = mailbox.letters.length;
  expect((await ask(email, about)).status).toBe(303);
  // The news of another may arrive meanwhile.
  const asked = () =>
    mailbox.letters
      .slice(count)
      .flatMap(({ to, text }) => (to[0] === email ? pathIn(text, "tilmelding") : []))
      .at(-1);
  await expect.poll(asked, { timeout: 10_000 }).toBeTruthy();
  const [[word, value] = ["alt", ""]] = Object.entries(about);
  expect((await send(asked() ?? "", { topic: [word, value].filter(Boolean).join(" ") })).status).toBe(200);
  before = mailbox.letters.length;
}
const trip = (more: object = {}) =>
  publishedTrip(site, slug, {
    ...{ kind: "committee-trip", committee, title: `Ud at se ${serial}`, lang: "da" },
    ...{ startOn: "2026-06-02", endOn: "2026-06-04", ...more },
  });

test("nothing is followed until the link is, a look at it changes nothing, and then what is published comes once", async () => {
  const email = "laeser@eksempel.dk";
  expect((await ask("  Laeser@Eksempel.DK ", { udvalg: committee })).headers.get("location")).toBe("/abonnement/sendt");
  const [letter] = await newest();
  expect(letter).toMatchObject({ to: [email], unsubscribe: "" });
  const link = pathIn(letter?.text, "tilmelding");
  expect(await look(link)).toContain("Børne- og Skoleudvalget");
  expect(await rowsOf(email)).toEqual([{ word: "udvalg", value: committee, confirmed: false }]);
  await trip();
  nextMorning();
  await news();
  expect(mailbox.letters.length).toBe(before + 1);

  const said = await (await send(link, { topic: `udvalg ${committee}` })).text();
  expect([said.includes("Du er tilmeldt"), said.includes("Børne- og Skoleudvalget")]).toEqual([true, true]);
  expect(await rowsOf(email)).toEqual([{ word: "udvalg", value: committee, confirmed: true }]);
  expect((await send(link, {})).status).toBe(410);
  const shown = await trip({ title: "Til Gent om havnen" });
  await trip({ title: "Et andet udvalg", committee: undefined, unit: "skole-og-dagtilbud" });
  await news();
  nextMorning();
  await Promise.all([news(), news()]);
  await news();
  const [, told] = await newest(2);
  expect(told?.text).toContain("Til Gent om havnen");
  expect(told?.text).toContain(`http://lyngholm.localhost:3209/rejser/${shown.slug}`);
  expect(told?.text).not.toContain("Et andet udvalg");
  expect(told).toMatchObject({ unsubscribePost: "List-Unsubscribe=One-Click" });
  expect(told?.unsubscribe).toBe(`<http://lyngholm.localhost:3209${pathIn(told?.text, "framelding")}>`);
  nextMorning();
  await news();
  expect(mailbox.letters.length).toBe(before + 2);
});

test("a day's letter that was not kept is made again, and what was kept is never made twice", async () => {
  await follow("afbrudt@eksempel.dk");
  await trip();
  nextMorning();
  // As if the process died after the letters were made and before they were kept.
  await site.db.query(
    "ALTER TABLE udsyn.records_idempotency ADD CONSTRAINT dies CHECK (key NOT LIKE '2026-%') NOT VALID",
  );
  await expect(news()).rejects.toThrow("a job failed");
  await site.db.query("ALTER TABLE udsyn.records_idempotency DROP CONSTRAINT dies");
  expect(mailbox.letters.slice(before).filter(({ to }) => to[0] === "afbrudt@eksempel.dk")).toEqual([]);
  await news();
  await news();
  await expect
    .poll(() => mailbox.letters.slice(before).filter(({ to }) => to[0] === "afbrudt@eksempel.dk").length, {
      timeout: 15_000,
    })
    .toBe(1);
});

test("a correction is told where it changes what a letter says, and not where it does not", async () => {
  const email = "rettelser@eksempel.dk";
  await follow(email);
  const { id } = await trip({ title: "Rettes siden" });
  const theirs = () => mailbox.letters.slice(before).filter(({ to }) => to[0] === email);
  const morning = async () => {
    nextMorning();
    await news();
  };
  await morning();
  await expect.poll(() => theirs().length, { timeout: 15_000 }).toBe(1);
  const changed = async (fields: string) => {
    await site.db.query(
      `UPDATE udsyn.trips_trip SET plan = plan || $2::jsonb, end_on = coalesce($2::jsonb ->> 'endOn', end_on::text)::date
       WHERE trip_id = $1`,
      [id, fields],
    );
    await publishedAgain(site, slug, id, "Rettet");
    await morning();
  };
  await changed(JSON.stringify({ purpose: "Et formål med andre ord." }));
  expect(theirs()).toHaveLength(1);
  await changed(JSON.stringify({ endOn: "2026-06-05" }));
  await expect.poll(() => theirs().length, { timeout: 15_000 }).toBe(2);
  expect(theirs()[1]?.text).toMatch(/Rettes siden\r?\nÆndret\. 2\.–5\./);
});

test("what was taken down and is shown again is told as what it was, and stops nobody's letters", async () => {
  const email = "tilbage@eksempel.dk";
  await follow(email);
  const { id } = await trip({ title: "Tages ned og vises igen" });
  const titled = () =>
    mailbox.letters
      .slice(before)
      .flatMap(({ to, text }) => (to[0] === email ? (text.match(/Tages ned|Noget andet/g) ?? []) : []));
  const morning = async () => {
    nextMorning();
    await news();
  };
  await morning();
  await expect.poll(titled, { timeout: 15_000 }).toEqual(["Tages ned"]);
  const asCoordinator = (path: string) =>
    site.api(slug, "coordinator", "POST", `/api/v1/trips/${id}/${path}`, { reason: "En fejl i den." }).then(done);
  await asCoordinator("takedown");
  await morning();
  await asCoordinator("republication");
  await trip({ title: "Noget andet" });
  await morning();
  await expect.poll(titled, { timeout: 15_000 }).toEqual(["Tages ned", "Noget andet"]);
});

test("who leaves is gone, by the mail program's own button too: no row, no letter, no address in the trail", async () => {
  const oneClick = "List-Unsubscribe=One-Click";
  const parts = '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  const ways: readonly ((link: string) => Promise<Response>)[] = [
    (link) => at("POST", link, form, oneClick),
    (link) => at("POST", link, { "content-type": "multipart/form-data; boundary=x" }, parts),
    (link) => send(link, {}),
  ];
  for (const [number, leave] of ways.entries()) {
    const email = `farvel${number}@eksempel.dk`;
    await follow(email);
    await trip();
    nextMorning();
    await news();
    await expect
      .poll(() => mailbox.letters.some(({ to, subject }) => to[0] === email && /^Nyt om/.test(subject)), {
        timeout: 15_000,
      })
      .toBe(true);
    const letter = mailbox.letters.findLast(({ to }) => to[0] === email);
    const link = pathIn(letter?.unsubscribe, "framelding");
    expect(await look(link)).toContain("slet min adresse");
    expect(await rowsOf(email)).toHaveLength(1);
    expect((await leave(link)).status).toBe(200);
    expect(await look(link)).toContain("Du er afmeldt");
    expect((await leave(link)).status).toBe(200);
    for (const table of [
      "outreach_subscriber",
      "records_outbox",
      "records_audit_value",
      "records_erasure",
      "identity_link",
    ])
      expect(await site.db.query(`SELECT 1 FROM udsyn.${table} t WHERE t::text LIKE '%${email}%'`), table).toEqual([]);
  }
  expect((await traces("outreach.unsubscribe")).length).toBe(3);
  expect((await send(`/framelding/${"0199f000-0000-7000-8000-000000000000"}-${"x".repeat(43)}`, {})).status).toBe(404);
});

test("one of several is left by itself, and one letter gathers what is followed in several ways", async () => {
  const email = "flere@eksempel.dk";
  await follow(email, { land: "SE" });
  await follow(email, { udvalg: committee });
  await trip({
    title: "Begge dele",
    destinations: [{ place: "Malmø", country: "SE", from: "2026-06-02", to: "2026-06-04" }],
  });
  nextMorning();
  await news();
  await expect
    .poll(() => mailbox.letters.slice(before).filter(({ to }) => to[0] === email).length, { timeout: 15_000 })
    .toBe(1);
  const letter = mailbox.letters.findLast(({ to }) => to[0] === email);
  expect(letter?.text.split("Begge dele")).toHaveLength(2);
  const link = pathIn(letter?.text, "framelding");
  expect(await look(link)).toContain("Sverige");
  const after = await send(link, { topic: "land SE" });
  expect([after.status, after.headers.get("location")]).toEqual([303, `${link}?afmeldt`]);
  expect(await look(`${link}?afmeldt`)).toContain("Emnet er afmeldt. Her er det, du stadig får nyt om.");
  expect(await look(link)).not.toContain("Emnet er afmeldt");
  expect(await rowsOf(email)).toEqual([{ word: "udvalg", value: committee, confirmed: true }]);
  await send(link, { topic: `udvalg ${committee}` });
  expect(await site.db.query("SELECT 1 FROM udsyn.outreach_subscriber WHERE email = $1", [email])).toEqual([]);
});

test("the form answers the same to all, and fills nobody's mailbox", async () => {
  await follow("kendt@eksempel.dk");
  const [known, unknown] = [await ask("kendt@eksempel.dk"), await ask("ukendt@eksempel.dk")];
  const said = (answer: Response) => [answer.status, answer.headers.get("location"), answer.headers.get("set-cookie")];
  expect(said(known)).toEqual(said(unknown));
  const letters = await newest(2);
  expect(letters.map(({ subject }) => subject.split(" ").slice(0, 2).join(" ")).sort()).toEqual([
    "Bekræft, at",
    "Du får",
  ]);

  const to = (email: string) => mailbox.letters.filter((one) => one.to[0] === email).length;
  const bombed = "bombet@eksempel.dk";
  for (const wait of [0, 0, hour - 1, 1, hour, hour, hour, hour]) {
    later(wait);
    expect((await ask(bombed, wait === 1 ? { land: "SE" } : {})).status).toBe(303);
  }
  await expect.poll(() => to(bombed), { timeout: 15_000 }).toBe(3);
});

test("what is wrong with the form is said beside its field, and what was typed stands there still", async () => {
  const wrong = await ask("laeser@eksempel", { land: "SE" });
  const page = await wrong.text();
  expect(wrong.status).toBe(422);
  expect(page).toContain('value="laeser@eksempel"');
  expect(page).toContain('name="land" value="SE"');
  expect(page).toContain("ligner ikke en mailadresse");
  expect(await (await ask("")).text()).toContain("Skriv din mailadresse.");
  expect(await (await ask("a@b.dk", { udvalg: "findes-ikke" })).text()).toContain("findes ikke her");
  expect((await send("/abonnement", { email: "a@b.dk" }, { "sec-fetch-site": "cross-site" })).status).toBe(403);
  for (const bad of ["a@b.dk, c@d.dk", "a@b.dk\r\nBcc: c@d.dk", "<a@b.dk>", `${"a".repeat(250)}@b.dk`])
    expect((await ask(bad)).status, bad).toBe(422);
});

test("a request that nobody confirms is gone after three days, with its letter and its link", async () => {
  const email = "glemt@eksempel.dk";
  await ask(email);
  const link = pathIn((await newest())[0]?.text, "tilmelding");
  later(3 * day - hour);
  await runRetention(site.db.app, site.here(slug), site.clock.now);
  expect(await rowsOf(email)).toHaveLength(1);
  later(2 * hour);
  await runRetention(site.db.app, site.here(slug), site.clock.now);
  for (const table of ["outreach_subscriber", "records_outbox"])
    expect(await site.db.query(`SELECT 1 FROM udsyn.${table} t WHERE t::text LIKE '%${email}%'`), table).toEqual([]);
  expect((await send(link, {})).status).toBe(410);
});

test("who asks what is held of them is told, and is erased whole; a restored row is erased again", async () => {
  const email = "hvad.ved.i@eksempel.dk";
  await follow(email, { land: "SE" });
  const found = await site.api(slug, "dpo", "POST", "/api/v1/personal-data/export", { names: [email] });
  const text = await found.text();
  expect(found.status, text).toBe(200);
  expect(text).toContain("land SE");
  expect(text).not.toContain("/tilmelding/");
  const [row] = await site.db.query<{ id: string }>(
    "SELECT subscriber_id AS id FROM udsyn.outreach_subscriber WHERE email = $1",
    [email],
  );
  const sources = personalSources("test");
  const whole = { names: [email], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  await site.doing(slug, (one) => erasePerson(one, "test", sources, whole), dpo);
  const [{ request_id: id } = {}] = await site.db.query<{ request_id: string }>(
    "SELECT request_id FROM udsyn.records_erasure_request ORDER BY asked_at DESC, request_id DESC LIMIT 1",
  );
  await site.doing(slug, (one) => settleErasure(one, "test", sources, String(id), "carry-out"), other);
  expect(await rowsOf(email)).toEqual([]);
  // As a backup from before brings it back, and the journal says who left.
  await site.db.query(
    `INSERT INTO udsyn.outreach_subscriber (municipality_id, subscriber_id, email, lang, asked_at, confirmed_at)
     VALUES ($1, $2, $3, 'da', now(), now())`,
    [site.here(slug).id, row?.id, email],
  );
  for (const source of sources)
    await site.doing(slug, (one) => source.erasePlace?.(one, `outreach_subscriber:${row?.id}`) ?? Promise.resolve());
  expect(await site.db.query("SELECT 1 FROM udsyn.outreach_subscriber WHERE email = $1", [email])).toEqual([]);
});

test("the form stands on the register and its narrowed lists, in the reader's language", async () => {
  expect(await look("/rejser/land/se")).toMatch(/<form[^>]*action="\/abonnement"[\s\S]*?name="land" value="SE"/);
  const list = await look("/en/rejser/udvalg/boerne-og-skoleudvalget");
  expect(list).toMatch(/action="\/en\/abonnement"/);
  expect(list).toContain("Get news by e-mail");
  expect(await look("/rejser/2025")).not.toContain('name="udvalg" value=');
});
