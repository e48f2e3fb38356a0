import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { demoSubject, type Who } from "../index.ts";
import { personBySubject } from "../person.store.ts";
import { setAbsence } from "./absence.ts";

let site: TestSite;
let manager: Who;
beforeAll(async () => {
  site = await startTestSite();
  const { id } = site.here("lyngholm");
  const person = await site.doing("lyngholm", ({ tx }) => personBySubject(tx, id, demoSubject("manager")));
  if (!person) throw new Error("no demo manager");
  manager = {
    actor: { kind: "person", id: person, name: "Leder" },
    grants: [{ role: "manager", scope: null }],
  };
  await site.db.query(
    `INSERT INTO udsyn.identity_person (municipality_id, person_id, name, email, active, created_at)
     VALUES ($1, gen_random_uuid(), 'Stedfortræder', 'sted@lyngholm.example', true, now())`,
    [id],
  );
  await site.db.query(
    `INSERT INTO udsyn.identity_role (municipality_id, person_id, role)
     SELECT municipality_id, person_id, 'manager' FROM udsyn.identity_person WHERE email = 'sted@lyngholm.example'`,
  );
});
afterAll(() => site.close());

const away = (from: string, to: string) =>
  site.doing("lyngholm", (one) => setAbsence(one, { from, to, deputy: "sted@lyngholm.example" } as never), manager);
const days = () =>
  site.db.query<{ from: string }>("SELECT away_from::text AS from FROM udsyn.identity_absence ORDER BY 1");

test("two that say so at once leave one absence, and neither fails", async () => {
  await Promise.all(["2026-07-01", "2026-07-02", "2026-07-03"].map((day) => away(day, "2026-07-20")));
  expect(await days()).toHaveLength(1);
  await away("2026-08-01", "2026-08-02");
  expect(await days()).toEqual([{ from: "2026-08-01" }]);
  await site.doing("lyngholm", (one) => setAbsence(one, null), manager);
  expect(await days()).toEqual([]);
});

test("a manager is not their own deputy", async () => {
  const own = { from: "2026-07-01", to: "2026-07-02", deputy: "leder@lyngholm.example" } as never;
  await site.db.query("UPDATE udsyn.identity_person SET email = $1 WHERE person_id = $2", [
    "leder@lyngholm.example",
    manager.actor.id,
  ]);
  await expect(site.doing("lyngholm", (one) => setAbsence(one, own), manager)).rejects.toMatchObject({
    faults: [{ fault: "deputy-unknown" }],
  });
  expect(await days()).toEqual([]);
});

test("an absence ends after it begins, and somebody who may approve stands in", async () => {
  const codeOf = (error: unknown) => JSON.stringify((error as { faults?: unknown }).faults);
  await expect(away("2026-07-20", "2026-07-01")).rejects.toSatisfy((one) => codeOf(one).includes("absence-backwards"));
  const nobody = { from: "2026-07-01", to: "2026-07-02", deputy: "ingen@lyngholm.example" } as never;
  await expect(site.doing("lyngholm", (one) => setAbsence(one, nobody), manager)).rejects.toSatisfy((one) =>
    codeOf(one).includes("deputy-unknown"),
  );
});
