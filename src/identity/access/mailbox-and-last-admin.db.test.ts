import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { demoSubject } from "../demo.ts";
import { closePerson } from "../people-list.store.ts";
import { personBySubject } from "../person.store.ts";
import { grantAccess } from "./access.ts";

/** One mailbox is one person, however it is written; and somebody is left who can let others in. */
let site: TestSite;
const slug = "lyngholm";
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site.close());

async function give(email: string, roles: readonly string[], over: object = {}) {
  const answer = await site.api(slug, "admin", "POST", "/api/v1/people", {
    name: "Mona",
    email,
    roles,
    scope: null,
    ...over,
  });
  const said = (await answer.json()) as { id: string; errors?: { path: string; code: string }[] };
  return { status: answer.status, id: said.id, codes: (said.errors ?? []).map((one) => `${one.path} ${one.code}`) };
}
const rows = (where: string) =>
  site.db.query<{ id: string; email: string; subject: string | null; active: boolean }>(
    `SELECT person_id AS id, email, subject, active FROM udsyn.identity_person WHERE ${where} ORDER BY created_at`,
  );

test("an address in capitals is the same person; an issuer's own name stays as it is written", async () => {
  const first = await give("Mgr1@X.example", ["manager"]);
  const second = await give("mgr1@x.example", ["employee"], { subject: "MGR1@x.Example" });
  expect(second.id).toBe(first.id);
  const [row] = await rows("lower(email) = 'mgr1@x.example'");
  expect(row).toMatchObject({ email: "mgr1@x.example", subject: "mgr1@x.example" });
  const issued = await give("ib@x.example", ["employee"], { subject: "https://login.example Ab12" });
  expect((await rows(`person_id = '${issued.id}'`))[0]?.subject).toBe("https://login.example Ab12");
});

test("the last administrator stays one, at the desk's, the program's and the command's way in", async () => {
  const admin = await site.doing(slug, ({ tx, municipality }) =>
    personBySubject(tx, municipality.id, demoSubject("admin")),
  );
  if (!admin) throw new Error("no admin");
  const demo = { subject: demoSubject("admin") };
  expect((await give("admin@lyngholm.example", ["employee"], demo)).codes).toEqual(["roles last-admin"]);
  // By mail address alone, however it is written, and by another name at the login: the same person is meant, as is saved.
  const { email } = (await rows(`person_id = '${admin}'`))[0] ?? {};
  if (!email) throw new Error("no address");
  for (const [written, over] of [[email], [email.toUpperCase()], [email, { subject: email }]] as const)
    expect((await give(written, ["employee"], over)).codes, written).toEqual(["roles last-admin"]);
  await site.db.query("UPDATE udsyn.identity_person SET subject = 'https://login.example Ab7' WHERE person_id = $1", [
    admin,
  ]);
  expect((await give(email, ["employee"])).codes).toEqual(["roles last-admin"]);
  expect((await give("x@lyngholm.example", ["employee"], { subject: "Ab7" })).codes).toEqual(["roles last-admin"]);
  await site.db.query("UPDATE udsyn.identity_person SET subject = $2 WHERE person_id = $1", [
    admin,
    demoSubject("admin"),
  ]);
  const scoped = { ...demo, scope: "unit:skole-og-dagtilbud" };
  expect((await give("admin@lyngholm.example", ["admin"], scoped)).codes).toEqual(["roles last-admin"]);
  const closed = await site.api(slug, "admin", "DELETE", `/api/v1/people/${admin}`);
  expect([closed.status, ((await closed.json()) as { code: string }).code]).toEqual([409, "last-admin"]);
  const person = { name: "A", email: null, title: null, unitId: null, ...demo, grants: [] };
  await expect(site.doing(slug, (one) => grantAccess(one, person))).rejects.toMatchObject({ code: "invalid" });
  await expect(site.doing(slug, (one) => closePerson(one, admin))).rejects.toMatchObject({ code: "last-admin" });
  // With another one there, either may leave, and not both at once.
  const { id: other } = await give("anden@lyngholm.example", ["admin"]);
  const both = await Promise.allSettled([admin, other].map((id) => site.doing(slug, (one) => closePerson(one, id))));
  expect(both.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("rows from before become one person with what both had, and nobody is shut out", async () => {
  const here = site.here(slug).id;
  const [old, young, left] = ["1", "2", "3"].map((n) => `01890000-0000-7000-8000-00000000000${n}`);
  for (const [id, email, active, at] of [
    [old, "Gerda@By.example", true, "2026-01-01"],
    [young, "gerda@by.example", true, "2026-02-01"],
    [left, "GERDA@by.example", false, "2026-03-01"],
  ])
    await site.db.query(
      `INSERT INTO udsyn.identity_person (municipality_id, person_id, name, email, subject, active, created_at)
       VALUES ($1, $2, 'Gerda', $3, $3, $4, $5)`,
      [here, id, email, active, at],
    );
  await site.db.query("INSERT INTO udsyn.identity_role VALUES ($1, $2, 'manager', ''), ($1, $3, 'employee', '')", [
    here,
    old,
    young,
  ]);
  const made = await site.api(slug, "employee", "POST", "/api/v1/trips", { title: "Min" });
  const { id: trip } = (await made.json()) as { id: string };
  await site.db.query("UPDATE udsyn.trips_trip SET created_by = $2, hands = ARRAY[$2] WHERE trip_id = $1", [trip, old]);
  const folder = path.join(import.meta.dirname, "../../platform/database/migrations");
  const sql = readFileSync(path.join(folder, "2026-11-26-0403-one-mailbox-one-person.sql"), "utf8");
  for (const turn of [1, 2]) {
    for (const statement of sql.split(/^-- next$/m)) await site.db.query(statement);
    expect(await rows("lower(email) = 'gerda@by.example'"), String(turn)).toEqual([
      { id: old, email: "gerda@by.example", subject: null, active: false },
      { id: young, email: "gerda@by.example", subject: "gerda@by.example", active: true },
      { id: left, email: "gerda@by.example", subject: null, active: false },
    ]);
  }
  expect(
    await site.db.query("SELECT role FROM udsyn.identity_role WHERE person_id = $1 ORDER BY role", [young]),
  ).toEqual([{ role: "employee" }, { role: "manager" }]);
  const [row] = await site.db.query("SELECT created_by, hands FROM udsyn.trips_trip WHERE trip_id = $1", [trip]);
  expect(row).toEqual({ created_by: young, hands: [young] });
});
