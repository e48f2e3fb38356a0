import { afterEach, beforeEach, expect, test } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../../../test/setup/database.ts";
import { prepareQueue } from "../jobs/index.ts";
import { grantStatements } from "./grants.ts";
import { migrate } from "./migrate.ts";

let db: ScratchDatabase;
beforeEach(async () => {
  db = await scratchDatabase();
});
afterEach(() => db.close());

const app = () => String(db.connections.app.user);
const jobs = () => String(db.connections.jobs.user);
const register = () => String(db.connections.register.user);
const owner = () => String(db.connections.owner.user);

/** Every right that anybody holds on what is ours, as the catalogue keeps it. */
async function rights(): Promise<readonly string[]> {
  const rows = await db.query<{ told: string }>(`
    WITH held AS (
      SELECT c.oid::regclass::text AS what, a.* FROM pg_class c, aclexplode(c.relacl) a
        WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('udsyn', 'register'))
      UNION ALL SELECT c.oid::regclass || '.' || t.attname, a.* FROM pg_class c JOIN pg_attribute t ON t.attrelid = c.oid,
        aclexplode(t.attacl) a WHERE c.relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('udsyn', 'register'))
      UNION ALL SELECT p.oid::regprocedure::text, a.* FROM pg_proc p, aclexplode(p.proacl) a
        WHERE p.pronamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('udsyn', 'jobs'))
      UNION ALL SELECT nspname, a.* FROM pg_namespace n, aclexplode(n.nspacl) a WHERE nspname IN ('udsyn', 'register', 'jobs')
      UNION ALL SELECT 'database', a.* FROM pg_database, aclexplode(datacl) a WHERE datname = current_database())
    SELECT what || ' ' || coalesce(grantee::regrole::text, '') || ' ' || privilege_type AS told FROM held
    WHERE grantee <> (SELECT oid FROM pg_roles WHERE rolname = current_user) ORDER BY 1`);
  return rows.map((row) => row.told);
}

const anew = async () => {
  await migrate(db.connections);
  await prepareQueue(db.connections.jobs, app());
};

test("whatever the wrong address once gave a role is taken back, and every role has what it had", async () => {
  await anew();
  const before = await rights();
  expect(before.length).toBeGreaterThan(100);
  // What a start with the application's and the register's addresses swapped gave, and what a hand might give beside it.
  for (const statement of [
    `GRANT USAGE ON SCHEMA udsyn TO ${register()}, ${jobs()}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA udsyn, register TO ${register()}`,
    `GRANT SELECT (title) ON udsyn.trips_trip TO ${jobs()}`,
    `GRANT TRUNCATE, TRIGGER ON udsyn.trips_trip TO ${app()}`,
    `GRANT UPDATE (action) ON udsyn.records_audit TO ${app()}`,
    `GRANT EXECUTE ON FUNCTION udsyn.trips_find(text[], integer, text, text[]) TO ${register()}`,
    `GRANT CREATE ON SCHEMA udsyn TO ${app()}`,
    `DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO ${app()}, ${register()}', current_database()); END $$`,
  ])
    await db.query(statement);
  await prepareQueue(db.connections.jobs, register());
  expect(await rights()).not.toEqual(before);
  await anew();
  expect(await rights()).toEqual(before);
});

test("an owner from whom an older version took what is its own has it again, and migrates", async () => {
  await db.query(`REVOKE ALL ON udsyn.kysely_migration, udsyn.kysely_migration_lock FROM ${owner()}`);
  await db.query(`REVOKE UPDATE, DELETE ON udsyn.records_audit, register.log_leaf FROM ${owner()}`);
  await expect(db.query("SELECT FROM udsyn.kysely_migration_lock")).rejects.toThrow("permission denied");
  await migrate(db.connections);
  for (const table of [
    "udsyn.kysely_migration",
    "udsyn.kysely_migration_lock",
    "udsyn.records_audit",
    "register.log_leaf",
  ])
    expect(
      await db.query("SELECT has_table_privilege($1, 'SELECT') AND has_table_privilege($1, 'UPDATE') AS may", [table]),
      table,
    ).toEqual([{ may: true }]);
});

test("rights are stated for four roles, each its own, or not at all: nothing is taken from the owner", async () => {
  const names = { owner: "o", app: "a", jobs: "j", register: "r" };
  expect(grantStatements(names).length).toBeGreaterThan(10);
  for (const [one, other] of [
    ["app", "owner"],
    ["register", "owner"],
    ["jobs", "owner"],
    ["register", "app"],
    ["jobs", "app"],
  ] as const)
    expect(() => grantStatements({ ...names, [one]: names[other] })).toThrow("four roles");
  const before = await rights();
  await expect(migrate({ ...db.connections, app: db.connections.owner })).rejects.toThrow("four roles");
  expect(await rights()).toEqual(before);
});
