import { afterAll, beforeAll, expect, test } from "vitest";
import type { ScratchDatabase } from "../../../test/setup/database.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

let site: TestSite;
let path: string;
beforeAll(async () => {
  site = await startTestSite();
  const made = await site.api("lyngholm", "coordinator", "POST", "/api/v1/trips", {
    kind: "committee-trip",
    title: "Hamborg",
    startOn: "2026-06-02",
    endOn: "2026-06-04",
  });
  path = `/api/v1/trips/${((await made.json()) as { id: string }).id}/travel-list`;
});
afterAll(() => site.close());

const secrets = ["P-KANARIE-77", "Kanarienødder", "Kanarie Pårørende 12345678"] as const;
const list = {
  travellers: [
    { name: "Asta Opdigt", passport: secrets[0], allergies: secrets[1], emergencyContact: secrets[2] },
    { name: "Bo Opdigt", passport: null, allergies: null, emergencyContact: null },
  ],
};

/** Every row of every table as text, bytes as hex: ours as their owner sees them, and the queue's. */
async function dump(db: ScratchDatabase): Promise<string> {
  const listed = (schemas: string) =>
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN (${schemas})`;
  const rowsOf = (name: string) => `SELECT t::text AS row FROM ${name} t`;
  const ours = await db.query<{ name: string }>(listed("'udsyn', 'register'"));
  const queues = (await db.jobsPool.query<{ name: string }>(listed("'graphile_worker'"))).rows;
  expect(Math.min(ours.length, queues.length)).toBeGreaterThan(2);
  const rows: { row: string }[][] = [];
  for (const { name } of ours) rows.push(await db.query(rowsOf(name)));
  for (const { name } of queues) rows.push((await db.jobsPool.query(rowsOf(name))).rows);
  return rows.flatMap((all) => all.map(({ row }) => row)).join("\n");
}

test("the coordinator writes and reads a list; nothing of it stands anywhere in the database", async () => {
  expect((await site.api("lyngholm", "coordinator", "GET", path)).status).toBe(404);
  const put = await site.api("lyngholm", "coordinator", "PUT", path, list, { "idempotency-key": "once" });
  expect(put.status).toBe(204);
  const got = await site.api("lyngholm", "coordinator", "GET", path);
  expect(await got.json()).toEqual(list);
  const all = await dump(site.db);
  for (const secret of secrets) {
    expect(all).not.toContain(secret);
    expect(all).not.toContain(Buffer.from(secret).toString("hex"));
  }
});

test("each look is a trace, and so is each write, neither with what was seen", async () => {
  const [before] = await looks();
  await site.api("lyngholm", "coordinator", "GET", path);
  const [after] = await looks();
  expect(Number(after?.n)).toBe(Number(before?.n) + 1);
});

function looks() {
  return site.db.query<{ n: string }>(
    "SELECT count(*) AS n FROM udsyn.records_audit WHERE action = 'trips.look-at-travel-list'",
  );
}

test("nobody but a coordinator reads or writes it", async () => {
  for (const role of ["secretary", "manager", "auditor", "dpo", "admin", "councillor"] as const) {
    expect((await site.api("lyngholm", role, "GET", path)).status).toBe(403);
    expect((await site.api("lyngholm", role, "PUT", path, list)).status).toBe(403);
  }
  expect((await site.api("ballerup", "coordinator", "GET", path)).status).toBe(404);
});

test("erased it is gone, and after its time it cannot be written again", async () => {
  const key = { "idempotency-key": "slet" };
  for (const _ of [1, 2])
    expect((await site.api("lyngholm", "coordinator", "DELETE", path, undefined, key)).status).toBe(204);
  expect((await site.api("lyngholm", "coordinator", "GET", path)).status).toBe(404);
  expect(await site.db.query("SELECT 1 FROM udsyn.trips_travel_list")).toEqual([]);
  site.clock.now = new Date("2026-06-17T12:00:00Z");
  expect((await site.api("lyngholm", "coordinator", "PUT", path, list)).status).toBe(204);
  site.clock.now = new Date("2026-06-18T12:00:00Z");
  expect((await site.api("lyngholm", "coordinator", "PUT", path, list)).status).toBe(409);
});
