import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, placesOf, repeatErasures, runRetention, settleErasure } from "../../src/oversight/index.ts";
import { eraseDocuments, keptErasures, matcherOf } from "../../src/records/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantOpenAccounts, plantTrip } from "./planted.ts";

const slug = "lyngholm";
const name = "Villads Arkivsen";
let site: TestSite;
let held: string;
let free: string;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-05-06T08:00:00Z"));
  [held, free] = [await filledCase(), await filledCase()];
  const put = await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${held}/hold`, {
    reason: "Stadsarkivet har bedt om sagen.",
    until: "2050-01-01",
  });
  expect(put.status).toBe(204);
});
afterAll(() => site.close());

/** A case with everything that a term takes: receipt, supplier, companion, lines to the report, acts. */
async function filledCase(): Promise<string> {
  const id = await plantOpenAccounts(site, slug);
  const line = { category: "meals", amount: "212.00", currency: "DKK", text: "Frokost", bookedOn: "2026-05-05" };
  const booked = await site.api(slug, "accountant", "POST", `/api/v1/trips/${id}/postings`, {
    ...line,
    supplier: "Hotel Havn",
  });
  expect(booked.status, await booked.clone().text()).toBe(201);
  const body = new FormData();
  body.append("posting", ((await booked.json()) as { id: string }).id);
  body.append("files", new Blob([`%PDF-1.7\n${id}\n%%EOF`]), "frokost.pdf");
  const headers = { authorization: `Bearer ${await site.token(slug, "accountant")}` };
  const sent = await fetch(`${site.address}/api/v1/trips/${id}/receipts`, { method: "POST", headers, body });
  expect(sent.status).toBe(201);
  await site.db.query(
    `UPDATE udsyn.trips_trip SET end_on = '2026-05-05', title = $3, report_status = 'settled', status = 'complete',
       plan = jsonb_set(plan, '{participants,companions}', $2) WHERE trip_id = $1`,
    [id, JSON.stringify([{ name: "Ledsager", paid: false, legalBasis: null }]), `Besøg hos ${name}`],
  );
  await site.db.query(
    `INSERT INTO udsyn.replies_invitation (municipality_id, invitation_id, subject_type, subject_id, lang, taken, expires_at,
       created_at, created_by, name, over_since) VALUES ($1, gen_random_uuid(), 'trip', $2, 'da', '[]', now(), now(), 'a', $3, '2026-05-06')`,
    [site.here(slug).id, id, "Bidragyder"],
  );
  const survey = randomUUID();
  await site.db.query(
    `INSERT INTO udsyn.replies_survey (municipality_id, survey_id, subject_type, subject_id, round, questions, opened_on,
       closes_on, links) VALUES ($1, $2, 'trip', $3, 'home', '[]', '2026-05-06', '2026-06-20', 1)`,
    [site.here(slug).id, survey, id],
  );
  await site.db.query(
    `INSERT INTO udsyn.replies_answer (municipality_id, survey_id, answer_id, question, own_words)
     VALUES ($1, $2, gen_random_uuid(), 'benefit', 'Godt at se skolen.')`,
    [site.here(slug).id, survey],
  );
  await site.db.query(
    `INSERT INTO udsyn.replies_survey_link (municipality_id, survey_id, invitation_id, link_id, handed_out)
     VALUES ($1, $2, gen_random_uuid(), NULL, true)`,
    [site.here(slug).id, survey],
  );
  await site.db.query(
    `INSERT INTO udsyn.records_document (municipality_id, document_id, subject_type, subject_id, sha256, media_type, file_name,
       size, uploaded_at, uploaded_by, removed_at)
     VALUES ($1, gen_random_uuid(), 'trip-accounts', $2, repeat('a', 64), 'application/pdf', 'lagt-vaek.pdf', 1,
       '2026-05-05', 'a', '2026-05-06')`,
    [site.here(slug).id, id],
  );
  return id;
}

async function left(id: string) {
  const count = async (text: string) => (await site.db.query(text, [id])).length;
  return {
    receipts: await count(
      "SELECT 1 FROM udsyn.records_document WHERE subject_type = 'trip-accounts' AND subject_id = $1 AND removed_at IS NULL",
    ),
    suppliers: await count("SELECT 1 FROM udsyn.accounts_posting WHERE subject_id = $1 AND supplier IS NOT NULL"),
    companions: await count(
      "SELECT 1 FROM udsyn.trips_trip WHERE trip_id = $1 AND plan #>> '{participants,companions,0,name}' = 'Ledsager'",
    ),
    putAway: await count("SELECT 1 FROM udsyn.records_document WHERE subject_id = $1 AND file_name = 'lagt-vaek.pdf'"),
    ownWords: await count(
      "SELECT 1 FROM udsyn.replies_answer JOIN udsyn.replies_survey USING (municipality_id, survey_id) WHERE subject_id = $1",
    ),
    surveyLinks: await count(
      "SELECT 1 FROM udsyn.replies_survey_link JOIN udsyn.replies_survey USING (municipality_id, survey_id) WHERE subject_id = $1",
    ),
    contributions: await count("SELECT 1 FROM udsyn.replies_invitation WHERE subject_id = $1"),
    acts: Math.min(
      1,
      await count(
        `SELECT 1 FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
         WHERE a.action = 'trips.create' AND a.subject_id = $1::text`,
      ),
    ),
    lines: Math.min(
      1,
      await count(
        `SELECT 1 FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
         JOIN udsyn.accounts_posting p ON p.posting_id::text = a.subject_id
         WHERE a.action = 'accounts.post' AND p.subject_id = $1`,
      ),
    ),
  };
}
type Left = Awaited<ReturnType<typeof left>>;
const each = (n: number): Left => ({
  ...{ receipts: n, suppliers: n, companions: n, contributions: n, acts: n, lines: n },
  ...{ putAway: n, ownWords: n, surveyLinks: n },
});
const [all, none] = [each(1), each(0)];

/** All that a day's passing erases: what is over its term, and documents that were put away. */
async function runTerms(now: Date): Promise<void> {
  await runRetention(site.db.app, site.here(slug), now);
  await site.doing(slug, ({ tx, municipality }) => eraseDocuments(tx, municipality.id, now));
}

const dpo: Who = { actor: { kind: "person", id: "dpo", name: "DPO" }, grants: [{ role: "dpo", scope: null }] };
const other: Who = { actor: { kind: "person", id: "other", name: "Anden" }, grants: [{ role: "admin", scope: null }] };
const sources = personalSources("test");
const titleOf = async (id: string) =>
  (await site.db.query<{ title: string }>("SELECT title FROM udsyn.trips_trip WHERE trip_id = $1", [id]))[0]?.title;

test("erasing a person leaves what stands in a marked case, says so, and a repeat after a restore leaves it too", async () => {
  const [kept] = (await site.doing(slug, (one) => placesOf(one, sources, matcherOf([name])), dpo)).filter(
    (one) => one.place === `trips_trip:${held}`,
  );
  expect(kept?.keeps.map((one) => one.why)).toEqual([
    expect.stringMatching(/^Sagen er mærket til bevaring til og med 1\.\sjanuar\s2050\.$/),
  ]);
  const asked = { names: [name], except: [], decided: true, reason: "Anmodning efter artikel 17." };
  await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), dpo);
  const [request] = await site.db.query<{ id: string }>("SELECT request_id AS id FROM udsyn.records_erasure_request");
  await site.doing(slug, (one) => settleErasure(one, "test", sources, request?.id ?? "", "carry-out"), other);
  expect(await titleOf(held)).toBe(`Besøg hos ${name}`);
  expect(await titleOf(free)).toBe("Besøg hos [slettet]");

  const { id: here } = site.here(slug);
  const erasure = (await site.doing(slug, ({ tx }) => keptErasures(tx, here))).at(-1);
  if (!erasure) throw new Error("no erasure was kept");
  await site.db.query("DELETE FROM udsyn.records_erasure WHERE erasure_id = $1", [erasure.id]);
  await site.db.query("UPDATE udsyn.trips_trip SET title = $2 WHERE trip_id = $1", [free, `Møde med ${name}`]);
  await site.doing(slug, (one) => repeatErasures(one, "test", sources, [erasure]));
  expect(await titleOf(held)).toBe(`Besøg hos ${name}`);
  expect(await titleOf(free)).toBe("Møde med [slettet]");
});

test("a marked case's travel list goes all the same", async () => {
  const list = { travellers: [{ name: "Asta", passport: "P-1" }] };
  const id = await plantTrip(site, slug, "draft");
  await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${id}/hold`, { reason: "Arkiv.", until: "2050-01-01" });
  await site.db.query("UPDATE udsyn.trips_trip SET end_on = '2026-05-07' WHERE trip_id = $1", [id]);
  expect((await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${id}/travel-list`, list)).status).toBe(204);
  await runRetention(site.db.app, site.here(slug), new Date("2026-05-25T08:00:00Z"));
  expect(await site.db.query("SELECT 1 FROM udsyn.trips_travel_list WHERE trip_id = $1", [id])).toEqual([]);
});

test("every term goes past a marked case, and takes it once the day is over", async () => {
  expect([await left(held), await left(free)]).toEqual([all, all]);
  const [draft, loose] = [await plantTrip(site, slug, "draft"), await plantTrip(site, slug, "draft")];
  await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${draft}/hold`, { reason: "Arkiv.", until: "2050-01-01" });
  await runTerms(new Date("2045-01-02T08:00:00Z"));
  expect([await left(held), await left(free)]).toEqual([all, none]);
  expect([typeof (await titleOf(draft)), typeof (await titleOf(loose))]).toEqual(["string", "undefined"]);
  await runTerms(new Date("2050-01-01T12:00:00Z"));
  expect(await left(held)).toEqual(all);
  await runTerms(new Date("2060-01-02T12:00:00Z"));
  expect(await left(held)).toEqual(none);
  const over = await site.db.query<{ actor_kind: string }>(
    "SELECT actor_kind FROM udsyn.records_audit WHERE action = 'records.hold-over' AND subject_id = $1",
    [held],
  );
  expect(over).toEqual([{ actor_kind: "job" }]);
});
