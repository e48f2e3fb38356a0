import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, runRetention, settleErasure } from "../../src/oversight/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { done } from "./answers.ts";
import { ask as request } from "./client.ts";
import { plantQuestion, sessionOf } from "./planted.ts";
import { questionsOn, slug } from "./questions-asked.ts";

const unit = "skole-og-dagtilbud";
const dpo: Who = { actor: { kind: "person", id: "dpo", name: "DPO" }, grants: [{ role: "dpo", scope: null }] };
const other: Who = { actor: { kind: "person", id: "other", name: "Anden" }, grants: [{ role: "admin", scope: null }] };
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());
beforeEach(() => {
  site.clock.now = new Date("2026-05-06T08:00:00Z");
});
const { travel, at, look, trip, kept, asked, write } = questionsOn(() => site);

test("a role within a unit meets what lies with that unit, in the list and by its address, and nothing else", async () => {
  const [mine, foreign, whole] = [
    await plantQuestion(site, slug, `unit:${unit}`),
    await plantQuestion(site, slug, "unit:oekonomi"),
    await plantQuestion(site, slug, null),
  ];
  const cookie = `udsyn=${await sessionOf(site, slug, "manager")}`;
  const host = new URL(site.addressOf(slug)).host;
  const list = (await request(site.address, { host, path: "/skrivebord/spoergsmaal", headers: { cookie } })).text;
  expect(list).toContain(mine);
  expect(list).not.toContain("bo@by.example");
  for (const id of [foreign, whole]) {
    expect(list).not.toContain(id);
    const path = `/skrivebord/spoergsmaal/${id}`;
    expect((await request(site.address, { host, path, headers: { cookie } })).status).toBe(403);
  }
  const own = await request(site.address, { host, path: `/skrivebord/spoergsmaal/${mine}`, headers: { cookie } });
  expect(own.text).toContain("Hvem betalte for Hamborg?");
});

const traceless = ["replies_question", "records_outbox", "records_audit_value", "records_erasure"];
const mentions = async (text: string) => {
  const found = await Promise.all(
    traceless.map(async (table) => {
      const rows = await site.db.query(`SELECT 1 FROM udsyn.${table} t WHERE t::text LIKE '%${text}%'`);
      return rows.length > 0 ? [table] : [];
    }),
  );
  return found.flat();
};

test("settled so many days ago it is gone, with its letters and its link; what waits and what is held is kept", async () => {
  const about = await trip();
  const page = await asked(about, { question: "Glem mig", email: "glem@by.example" });
  const waits = await asked(about, { question: "Jeg venter", email: "venter@by.example" });
  const [{ question_id: id } = { question_id: "" }] = await kept(about.id);
  await write("coordinator", id, "answer", { text: "Her er svaret." }).then(done);
  expect(await mentions("glem@by.example")).toEqual(["replies_question", "records_outbox"]);
  const [{ payload } = { payload: { text: "" } }] = await site.db.query<{ payload: { text: string } }>(
    "SELECT payload FROM udsyn.records_outbox WHERE payload ->> 'to' = 'glem@by.example'",
  );
  const byLetter = /\/spoergsmaal\/[\w-]{43}/.exec(payload.text)?.[0] ?? "";
  expect((await at("GET", byLetter)).status).toBe(200);
  travel(89);
  await runRetention(site.db.app, site.here(slug), site.clock.now);
  expect((await at("GET", page)).status).toBe(200);
  const hold = { reason: "Til arkivet.", until: "2040-01-01" };
  expect((await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${about.id}/hold`, hold)).status).toBe(204);
  travel(2);
  await runRetention(site.db.app, site.here(slug), site.clock.now);
  expect((await at("GET", page)).status).toBe(200);
  expect(
    (await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${about.id}/hold`, { reason: "Arkiveret." })).status,
  ).toBeLessThan(300);
  await runRetention(site.db.app, site.here(slug), site.clock.now);
  expect([(await at("GET", page)).status, (await at("GET", byLetter)).status]).toEqual([404, 404]);
  expect(await mentions("glem@by.example")).toEqual([]);
  expect((await at("GET", waits)).status).toBe(200);
  const [erased] = await site.db.query("SELECT 1 FROM udsyn.records_erasure WHERE what ->> 'place' = $1", [
    `replies_question:${id}`,
  ]);
  expect(erased).toBeDefined();
});

test("who asks what is held of them is told, and is erased whole; a restored question is erased again", async () => {
  const about = await trip();
  const email = "hvad.ved.i.om@by.example";
  const page = await asked(about, { question: "Hvad står der om mig?", name: "Iben Søgt", email });
  const [row] = await kept(about.id);
  const found = await site.api(slug, "dpo", "POST", "/api/v1/personal-data/export", { names: [email] });
  const text = await found.text();
  expect(found.status, text).toBe(200);
  expect(text).toContain("Hvad står der om mig?");
  const sources = personalSources("test");
  const whole = { names: [email], except: [], decided: false, reason: "Anmodning efter artikel 17." };
  await site.doing(slug, (one) => erasePerson(one, "test", sources, whole), dpo);
  const [{ request_id: id } = {}] = await site.db.query<{ request_id: string }>(
    "SELECT request_id FROM udsyn.records_erasure_request ORDER BY asked_at DESC, request_id DESC LIMIT 1",
  );
  await site.doing(slug, (one) => settleErasure(one, "test", sources, String(id), "carry-out"), other);
  expect(await kept(about.id)).toEqual([]);
  expect((await at("GET", page)).status).toBe(404);
  await site.db.query(
    `INSERT INTO udsyn.replies_question (municipality_id, question_id, subject_type, subject_id, subject_path, subject_title,
       subject_lang, body, email, lang, link_hash, asked_at, answer_by, status)
     VALUES ($1, $2, 'trip', $3, '/rejser/x', 'x', 'da', 'x', $4, 'da', '\\x01', now(), '2026-05-20', 'open')`,
    [site.here(slug).id, row?.question_id, about.id, email],
  );
  for (const source of sources)
    await site.doing(
      slug,
      (one) => source.erasePlace?.(one, `replies_question:${row?.question_id}`) ?? Promise.resolve(),
    );
  expect(await kept(about.id)).toEqual([]);
});

test("the form and the page are in the reader's language, and robots are kept from both", async () => {
  const about = await trip({ title: "Auf Deutsch" });
  expect(await look(`/en/rejser/${about.slug}`)).toContain("Ask a question about this trip");
  expect(await look(`/en/rejser/${about.slug}/spoerg`)).toContain("You get an answer by Thursday 21 May 2026.");
  const german = await at("POST", `/de/rejser/${about.slug}/spoerg`, { form: randomUUID(), question: "Wer zahlt?" });
  const page = german.headers.get("location") ?? "";
  expect(page).toMatch(/^\/de\/spoergsmaal\//);
  expect(await look(page)).toContain("Sie erhalten bis Donnerstag, 21. Mai 2026, eine Antwort.");
  expect(await look(page.replace("/de/", "/"))).toContain('lang="de"');
  const robots = await look("/robots.txt");
  expect(robots).toContain("Disallow: /spoergsmaal/");
  expect(robots).toContain("Disallow: /rejser/*/spoerg");
});
