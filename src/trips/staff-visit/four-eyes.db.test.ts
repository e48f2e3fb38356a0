import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ask } from "../../../test/setup/ask.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { makeLink, openSession, type PersonId, personBySubject, setAbsence } from "../../identity/index.ts";
import { day } from "../../kernel/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { answerPurpose } from "./submit-staff-visit.ts";

/** Whoever made, changed or sent what is sent now does not approve it, whichever way the answer comes. */
let site: TestSite;
const slug = "lyngholm";
const unit = "skole-og-dagtilbud";
const dan = "01890000-0000-7000-8000-000000000001" as PersonId;
let manager: PersonId;
let employee: PersonId;

beforeAll(async () => {
  site = await startTestSite();
  await site.db.query(
    `INSERT INTO udsyn.identity_person (municipality_id, person_id, name, email, active, created_at)
     VALUES ($1, $2, 'Dan Souschef', 'dan@lyngholm.example', true, now())`,
    [site.here(slug).id, dan],
  );
  [manager, employee] = await Promise.all([demo("manager"), demo("employee")]);
});
afterAll(() => site.close());
beforeEach(() => give(dan, "manager", `unit:${unit}`));

async function demo(role: RoleName): Promise<PersonId> {
  const id = await site.doing(slug, ({ tx, municipality }) => personBySubject(tx, municipality.id, `demo:${role}`));
  if (!id) throw new Error(`no ${role}`);
  return id;
}

async function give(person: PersonId, role: RoleName | null, scope = ""): Promise<void> {
  await site.db.query("DELETE FROM udsyn.identity_role WHERE person_id = $1 AND role = coalesce($2, role)", [
    person,
    role,
  ]);
  if (role)
    await site.db.query("INSERT INTO udsyn.identity_role VALUES ($1, $2, $3, $4)", [
      site.here(slug).id,
      person,
      role,
      scope,
    ]);
}

async function signedIn(person: PersonId): Promise<string> {
  return site.doing(slug, ({ tx, municipality, now }) => openSession(tx, municipality.id, person, now, 1));
}

async function call(headers: Record<string, string>, method: string, path: string, body: object) {
  const answer = await ask(`${site.addressOf(slug)}/api/v1/${path}`, {
    method,
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, said: JSON.parse(answer.body) as { id: string; code?: string; token?: string } };
}
const as = async (person: PersonId, method: string, path: string, body: object) =>
  call({ cookie: `udsyn=${await signedIn(person)}` }, method, path, body);

async function ok(...given: Parameters<typeof as>): Promise<string> {
  const { status, said } = await as(...given);
  expect(status, `${given[1]} ${given[2]} ${JSON.stringify(said)}`).toBeLessThan(300);
  return said.id;
}

const visit = {
  kind: "staff-visit",
  title: "Malmø: hvad kan et bibliotek?",
  purpose: "At se et bibliotek uden bøger.",
  destinations: [{ place: "Malmø", country: "SE" }],
  unit,
  startOn: "2026-06-08",
  endOn: "2026-06-08",
  participants: { staff: [{ unit: "Skole", count: 1 }] },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", label: "Tog", amount: "300" }] },
};
const draft = (by: PersonId) => ok(by, "POST", "trips", visit);
const edit = (by: PersonId, id: string) => ok(by, "PATCH", `trips/${id}`, { purpose: `Rettet af ${by}.` });
const send = (by: PersonId, id: string) => ok(by, "POST", `trips/${id}/staff-visit-submission`, {});
const approving = (by: PersonId, id: string) => as(by, "POST", `trips/${id}/approval`, { decision: "approve" });

async function refused(by: PersonId, id: string, why: string): Promise<void> {
  const { status, said } = await approving(by, id);
  expect([status, said.code], why).toEqual([403, "own-visit"]);
}

test("of an employee's draft, whoever changed or sent it does not approve it; another manager does", async () => {
  const changed = await draft(employee);
  await edit(manager, changed);
  await send(employee, changed);
  await refused(manager, changed, "changed it");
  expect((await approving(dan, changed)).status).toBe(200);

  const sent = await draft(employee);
  await send(manager, sent);
  await refused(manager, sent, "sent it");
  expect((await approving(dan, sent)).status).toBe(200);

  const untouched = await draft(employee);
  await send(employee, untouched);
  expect((await approving(manager, untouched)).status).toBe(200);
  const trail = await site.db.query(
    "SELECT action, actor_id FROM udsyn.records_audit WHERE subject_id = $1 AND action LIKE 'trips.%' AND action <> 'trips.publish' ORDER BY at, audit_id",
    [sent],
  );
  expect(trail).toEqual([
    { action: "trips.create", actor_id: employee },
    { action: "trips.submit-staff-visit", actor_id: manager },
    { action: "trips.approve", actor_id: dan },
  ]);
});

test("neither at the desk nor by a mailed link, nor as a deputy", async () => {
  const id = await draft(employee);
  await edit(manager, id);
  await send(employee, id);
  const headers = { cookie: `udsyn=${await signedIn(manager)}`, "sec-fetch-site": "same-origin" };
  const desk = `${site.addressOf(slug)}/skrivebord/rejser/${id}`;
  const overview = await ask(desk, { headers });
  expect(overview.body).toContain("Du har selv oprettet, rettet eller sendt den");
  expect((await ask(`${desk}/lederens-svar`, { headers })).status).toBe(403);
  const form = { method: "POST", body: "decision=approve" };
  const typed = { ...headers, "content-type": "application/x-www-form-urlencoded" };
  expect((await ask(`${desk}/lederens-svar`, { ...form, headers: typed })).status).toBe(403);

  const link = { purpose: answerPurpose, subjectId: id, personId: manager };
  const token = await site.doing(slug, ({ tx, municipality, now }) => makeLink(tx, municipality.id, link, now, 5));
  const mailed = await ask(`${site.addressOf(slug)}/g/${token}`, { ...form, headers: typed });
  expect(mailed.status).toBe(403);
  expect(mailed.body).toContain("Du har selv oprettet, rettet eller sendt det");

  // Dan is a manager elsewhere and stands in here.
  await give(dan, null);
  await give(dan, "manager", "unit:oekonomi");
  const who = { actor: { kind: "person" as const, id: manager, name: "Lis" }, grants: [] };
  const absence = { from: day("2026-05-06"), to: day("2026-05-08"), deputy: "dan@lyngholm.example" };
  await site.doing(slug, (one) => setAbsence(one, absence), { ...who, grants: [{ role: "manager", scope: null }] });
  await site.db.query("UPDATE udsyn.trips_trip SET hands = hands || $2::text WHERE trip_id = $1", [id, dan]);
  await refused(dan, id, "a deputy with a hand in it");
  await site.db.query("UPDATE udsyn.trips_trip SET hands = array_remove(hands, $2) WHERE trip_id = $1", [id, dan]);
  expect((await approving(dan, id)).status).toBe(200);
  await site.doing(slug, (one) => setAbsence(one, null), { ...who, grants: [{ role: "manager", scope: null }] });
});

test("the letter goes to those who may answer; where nobody else can, it is said instead of sent", async () => {
  const id = await draft(employee);
  await send(manager, id);
  const to = await site.db.query(
    "SELECT payload ->> 'to' AS \"to\" FROM udsyn.records_outbox WHERE key LIKE '%' || $1 || '%'",
    [id],
  );
  expect(to).toEqual([{ to: "dan@lyngholm.example" }]);
  await give(dan, null);
  const alone = await draft(employee);
  await edit(manager, alone);
  const nobody = await as(employee, "POST", `trips/${alone}/staff-visit-submission`, {});
  expect([nobody.status, nobody.said.code]).toEqual([409, "no-other-manager"]);
});

test("a token answers neither for whoever made it nor where it may be the manager's own", async () => {
  const own = await draft(manager);
  await send(manager, own);
  await give(manager, "admin");
  const made = await as(manager, "POST", "tokens", { name: "Robot", role: "manager", scope: `unit:${unit}`, days: 1 });
  expect(made.status).toBe(201);
  await site.db.query("DELETE FROM udsyn.identity_role WHERE person_id = $1 AND role = 'admin'", [manager]);
  const robot = { authorization: `Bearer ${made.said.token}` };
  const answer = (headers: Record<string, string>, id: string) =>
    call(headers, "POST", `trips/${id}/approval`, { decision: "approve" });
  expect(await answer(robot, own)).toMatchObject({ status: 403, said: { code: "own-visit" } });

  const machine = await site.api(slug, "manager", "POST", `/api/v1/trips/${own}/approval`, { decision: "approve" });
  expect([machine.status, ((await machine.json()) as { code: string }).code]).toEqual([403, "whose-token"]);
  const others = await draft(employee);
  await send(employee, others);
  expect((await answer(robot, others)).status).toBe(200);

  // What one's own token made is one's own too.
  const byRobot = await call(robot, "POST", "trips", visit);
  await send(employee, byRobot.said.id).catch(() => undefined);
  await site.db.query("UPDATE udsyn.trips_trip SET status = 'submitted' WHERE trip_id = $1", [byRobot.said.id]);
  await refused(manager, byRobot.said.id, "my token made it");
});

test("an approval closes the matter: a later change is another, in other hands", async () => {
  const id = await draft(employee);
  await edit(manager, id);
  await send(employee, id);
  expect((await approving(dan, id)).status).toBe(200);
  const lines = [{ category: "transport", label: "Tog", amount: "900" }];
  const coordinator = await demo("coordinator");
  await ok(coordinator, "PATCH", `trips/${id}`, { budget: { ...visit.budget, lines } });
  await send(coordinator, id);
  expect((await approving(manager, id)).status).toBe(200);
});
