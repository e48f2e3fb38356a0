import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import type { Who } from "../../src/identity/index.ts";
import { erasePerson, settleErasure } from "../../src/oversight/index.ts";
import type { RoleName } from "../../src/profile/index.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { ask } from "./client.ts";
import { sessionOf, wholeTrip } from "./planted.ts";

/** A name that was erased is asked about where it is typed again for the public, and goes on once somebody says whose it is. */
const slug = "lyngholm";
const name = "Jens Kanariefugl";
const by = (id: string): Who => ({ actor: { kind: "person", id, name: id }, grants: [{ role: "dpo", scope: null }] });

let site: TestSite;
/** A public trip about whoever was erased, and another where the erasure left out somebody of the same name. */
let trip: string;
let namesakes: string;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-09-05T08:00:00Z"));
  [trip, namesakes] = [await published(`At besøge ${name}.`), await published(`At høre ${name} spille.`)];
  await erase();
}, 120_000);
afterAll(() => site.close());

interface Said {
  readonly id: string;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
}
async function api(role: RoleName, method: string, to: string, status: number, body: object, at = slug) {
  const answer = await site.api(at, role, method, `/api/v1/${to}`, body);
  const text = await answer.text();
  expect(answer.status, `${method} ${to}: ${text}`).toBe(status);
  return JSON.parse(text || "{}") as Said;
}

async function published(purpose: string): Promise<string> {
  const planned = { ...wholeTrip, committee: "byraadet", startOn: "2026-09-02", endOn: "2026-09-04", purpose };
  const { id } = await api("coordinator", "POST", "trips", 201, planned);
  const asked = { about: "request", committee: "byraadet", meetingOn: "2026-08-20" };
  const { id: submission } = await api("coordinator", "POST", `trips/${id}/submissions`, 201, asked);
  await api("secretary", "POST", `submissions/${submission}/rulings`, 201, { ruling: "approved", confirmed: true });
  return id;
}

async function erase(names = [name], decided = false): Promise<void> {
  const sources = personalSources("test");
  const except = [`register:trip/${namesakes}`];
  const asked = { names, except, decided, reason: "Anmodning efter artikel 17." };
  await site.doing(slug, (one) => erasePerson(one, "test", sources, asked), by("one"));
  const [request] = await site.db.query<{ id: string }>("SELECT request_id AS id FROM udsyn.records_erasure_request");
  await site.doing(slug, (one) => settleErasure(one, "test", sources, request?.id ?? "", "carry-out"), by("two"));
}

/** Refused with the code beside each field, and done once it is answered. */
async function asks(role: RoleName, method: string, to: string, body: object, paths: readonly string[], done = 201) {
  const { errors } = await api(role, method, to, 422, body);
  expect(errors.map((one) => `${one.path} ${one.code}`)).toEqual(paths.map((path) => `${path} name-was-erased`));
  return api(role, method, to, done, { ...body, namesConfirmed: true });
}

test("a plan asks beside each of its fields, in a genitive too, and only about what is typed for the public", async () => {
  const at = `trips/${trip}`;
  const slot = { date: "2026-09-03", purposeClass: "municipal" };
  const programme = [
    { ...slot, title: "Rundvisning" },
    { ...slot, title: "Oplæg", host: name },
  ];
  await asks(
    "coordinator",
    "PATCH",
    at,
    { purpose: `At se ${name}s kontor.`, programme },
    ["purpose", "programme.1.host"],
    200,
  );
  // What was answered stands: neither the text nor the name is asked about again.
  await api("coordinator", "PATCH", at, 200, { purpose: `At se ${name}s nye kontor.`, title: "Hamborg igen" });
  await api("coordinator", "PATCH", at, 200, { purpose: "At se et kontor.", programme: [] });
  await asks(
    "coordinator",
    "PATCH",
    at,
    { translations: { en: { title: `With ${name}` } } },
    ["translations.en.title"],
    200,
  );
  await api("coordinator", "PATCH", at, 200, { translations: {} });
  const companions = [{ name, paid: false, legalBasis: null }];
  const private_ = { ...wholeTrip, participants: { ...wholeTrip.participants, companions } };
  await api("coordinator", "POST", "trips", 201, private_);
  await asks("coordinator", "POST", "trips", { ...wholeTrip, title: `Til ${name}` }, ["title"]);
});

test("somebody else of that name is left alone where the erasure did so, and in another municipality", async () => {
  await api("coordinator", "PATCH", `trips/${namesakes}`, 200, { purpose: `At høre ${name} spille orgel.` });
  await api("coordinator", "POST", "trips", 201, { title: `Til ${name}` }, "ballerup");
});

test("an elected member in office is not asked about where the erasure kept the office", async () => {
  const participants = { elected: { named: [{ name, role: "medlem" }] } };
  await api("coordinator", "POST", "trips", 201, { ...wholeTrip, participants });
});

test("what a role says is free text, and a name kept in its office is let in nowhere else", async () => {
  const substitute = { name: "Asta Opdigt", role: `stedfortræder for ${name}` };
  const named = ["participants.elected.named.0.role"];
  await asks(
    "coordinator",
    "POST",
    "trips",
    { ...wholeTrip, participants: { elected: { named: [substitute] } } },
    named,
  );
  const both = { elected: { named: [{ name, role: "medlem" }] } };
  const { id } = await api("coordinator", "POST", "trips", 201, { ...wholeTrip, participants: both });
  const at = `trips/${id}`;
  const programme = [{ date: "2026-09-03", purposeClass: "municipal", title: "Oplæg", host: name }];
  const typed = { purpose: `At følge ${name}.`, programme };
  await asks("coordinator", "PATCH", at, typed, ["purpose", "programme.0.host"], 200);
  // The name in its office stays unasked beside it, also at another place in the row.
  const more = { elected: { named: [{ name: "Asta Opdigt", role: "formand" }, ...both.elected.named] } };
  await api("coordinator", "PATCH", at, 200, { participants: more });
});

test("the reason of every act that is public asks: correcting, taking down, publishing again, accounts, cancelling", async () => {
  const reason = `${name} er nævnt ved en fejl.`;
  const at = `trips/${trip}`;
  await api("coordinator", "PATCH", at, 200, { purpose: "At se et andet kontor." });
  await asks("coordinator", "POST", `${at}/corrections`, { reason }, ["reason"]);
  await asks("coordinator", "POST", `${at}/takedown`, { reason }, ["reason"]);
  await asks("coordinator", "POST", `${at}/republication`, { reason }, ["reason"]);
  const line = { category: "meals", amount: "100.00", currency: "DKK", bookedOn: "2026-09-04", withoutReceipt: "Væk" };
  await api("accountant", "POST", `${at}/postings`, 201, { ...line, text: "Middag" });
  await api("accountant", "POST", `${at}/accounts-closing`, 201, {});
  await asks("accountant", "POST", `${at}/accounts-reopening`, { reason }, ["reason"]);
  const other = await published("At aflyse.");
  await api("coordinator", "PATCH", `trips/${other}`, 200, { purpose: "At blive aflyst." });
  await asks("coordinator", "POST", `trips/${other}/cancellation`, { reason }, ["reason"]);
  // What was never public has no public reason.
  const { id: draft } = await api("coordinator", "POST", "trips", 201, wholeTrip);
  await api("coordinator", "POST", `trips/${draft}/withdrawal`, 201, { reason });
});

test("a report asks where it is written and where it is corrected", async () => {
  const at = `trips/${trip}`;
  const report = { aim: "At se.", outcome: `${name} viste rundt.`, change: "Intet.", followUpOn: null };
  await asks("coordinator", "PUT", `${at}/report`, report, ["outcome"], 200);
  await api("coordinator", "PUT", `${at}/report`, 200, { ...report, outcome: "En rundvisning." });
  const asked = { about: "report", committee: "byraadet", meetingOn: "2026-09-20" };
  const { id } = await api("coordinator", "POST", `${at}/submissions`, 201, asked);
  await api("secretary", "POST", `submissions/${id}/rulings`, 201, { ruling: "noted", confirmed: true });
  const corrected = { ...report, reason: `Det var ${name}.` };
  await asks("coordinator", "POST", `${at}/report-corrections`, corrected, ["outcome", "reason"]);
});

test("what was confirmed is traced by its fields, without the name", async () => {
  const rows = await site.db.query<{ value: object }>(
    `SELECT to_jsonb(v) AS value FROM udsyn.records_audit a JOIN udsyn.records_audit_value v USING (municipality_id, audit_id)
     WHERE a.action = 'register.confirm-name' ORDER BY a.audit_id`,
  );
  const said = JSON.stringify(rows);
  expect(said).toMatch(/"fields": ?\["purpose", ?"programme\.1\.host"\]/);
  expect(said).not.toContain("Kanariefugl");
});

test("forms ask beside the field, keep what was typed, and go on once they are answered", async () => {
  const draft = await api("coordinator", "POST", "trips", 201, wholeTrip);
  const page = `/skrivebord/rejser/${draft.id}`;
  const details = { kind: "committee-trip", title: "Hamborg", purpose: `At se ${name}s kontor.`, lang: "da" };
  const sent = { committee: "boerne-og-skoleudvalget", version: "1", ...details };
  const asked = await posted("coordinator", `${page}/oplysninger`, sent);
  expect(asked.status).toBe(422);
  expect(asked.text).toContain(`Navnet »${name}« er slettet efter reglerne om persondata.`);
  expect(asked.text).toMatch(new RegExp(`At se ${name}s kontor.[\\s\\S]*name="namesConfirmed"`));
  const answered = await posted("coordinator", `${page}/oplysninger`, { ...sent, namesConfirmed: "ja" });
  expect(answered.status).toBe(303);

  const begun = { kind: "delegation", title: `Til ${name}` };
  const beginning = await posted("coordinator", "/skrivebord/rejser", begun);
  expect([beginning.status, beginning.text.includes('name="namesConfirmed"')]).toEqual([422, true]);
  expect((await posted("coordinator", "/skrivebord/rejser", { ...begun, namesConfirmed: "ja" })).status).toBe(303);

  const down = `/skrivebord/rejser/${trip}/traek-offentliggoerelse-tilbage`;
  const reason = `${name} stod der.`;
  const again = await posted("coordinator", down, { reason });
  expect([again.status, again.text.includes('name="namesConfirmed"'), again.text.includes(reason)]).toEqual([
    422,
    true,
    true,
  ]);
  expect((await posted("coordinator", down, { reason, namesConfirmed: "ja" })).status).toBe(303);

  await api("accountant", "POST", `trips/${trip}/accounts-closing`, 201, {});
  const open = `/skrivebord/rejser/${trip}/regnskab/genaabn`;
  const opening = await posted("accountant", open, { reason });
  expect(opening.text).toMatch(new RegExp(`value="${reason}"[\\s\\S]*name="namesConfirmed"`));
  expect((await posted("accountant", open, { reason, namesConfirmed: "ja" })).status).toBe(303);
});

async function posted(role: RoleName, path: string, fields: Readonly<Record<string, string>>) {
  const cookie = `udsyn=${await sessionOf(site, slug, role)}`;
  const { host } = new URL(site.addressOf(slug));
  return ask(site.address, {
    ...{ method: "POST", host, path },
    headers: { cookie, "content-type": "application/x-www-form-urlencoded", "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(fields).toString(),
  });
}

test("an elected member in office is asked about once it was decided to erase the name there too", async () => {
  await erase(["Asta Opdigt"], true);
  await asks("coordinator", "POST", "trips", wholeTrip, ["participants.elected.named.0.name"]);
});
