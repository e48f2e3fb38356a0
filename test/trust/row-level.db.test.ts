import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/index.ts";
import { type ScratchDatabase, scratchDatabase } from "../setup/database.ts";
import { plantRows, tablesWithMunicipality } from "./plant-rows.ts";

/** Working tables that belong to no municipality. Each is a decision: what is in it concerns the installation alone. */
const withoutMunicipality = [
  "kysely_migration",
  "kysely_migration_lock",
  // The gazetteer is the same for everybody.
  "places_edition",
  "places_name",
  "places_place",
  "platform_installation",
];

const [ours, theirs] = [newId<"municipality">(), newId<"municipality">()];
let db: ScratchDatabase;
let app: pg.Client;
let tables: readonly string[];
beforeAll(async () => {
  db = await scratchDatabase();
  await plantRows(db, ours, newId());
  await plantRows(db, theirs, newId());
  tables = await tablesWithMunicipality(db, "udsyn");
  app = new pg.Client(db.connections.app);
  await app.connect();
});
afterAll(async () => {
  await app.end();
  await db.close();
});

/** Runs one statement as the application with a setting, undoes it, and says how many rows it met; or its fault. */
async function met(setting: string | null, statement: string): Promise<number | string> {
  await app.query("BEGIN");
  try {
    if (setting !== null) await app.query(`SET LOCAL udsyn.municipality = '${setting}'`);
    return (await app.query(statement)).rowCount ?? 0;
  } catch (error) {
    return error instanceof pg.DatabaseError ? `refused: ${error.message}` : Promise.reject(error);
  } finally {
    await app.query("ROLLBACK");
  }
}

/** The columns that a statement may write; those that the database reckons are left out. */
async function written(table: string): Promise<readonly string[]> {
  const rows = await db.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name FROM pg_attribute WHERE attrelid = 'udsyn.${table}'::regclass AND attnum > 0
       AND NOT attisdropped AND attgenerated = ''`,
  );
  return rows.map((one) => one.name);
}

test("every working table is met, but those listed as the installation's own", async () => {
  const all = await db.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'udsyn'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1",
  );
  expect(tables.length).toBeGreaterThan(10);
  expect(all.map((one) => one.name).filter((name) => !tables.includes(name))).toEqual(withoutMunicipality);
});

describe("without any filter in the query, the application", () => {
  test("sees, changes and deletes its own municipality's rows and no other's", async () => {
    for (const table of tables) {
      const name = `udsyn.${table}`;
      expect(await met(ours, `SELECT FROM ${name} WHERE municipality_id = '${ours}'`), table).toBe(1);
      expect(await met(ours, `SELECT FROM ${name}`), table).toBe(1);
      expect(await met(ours, `SELECT FROM ${name} WHERE municipality_id = '${theirs}'`), table).toBe(0);
      for (const statement of [
        `UPDATE ${name} SET municipality_id = municipality_id WHERE municipality_id = '${theirs}'`,
        `DELETE FROM ${name} WHERE municipality_id = '${theirs}'`,
        `SELECT FROM ${name} WHERE municipality_id = '${theirs}' FOR UPDATE`,
      ])
        expect([0, `refused: permission denied for table ${table}`], statement).toContain(await met(ours, statement));
    }
  });

  test("sees nothing and changes nothing where no municipality is set, or one that is none", async () => {
    for (const table of tables)
      for (const setting of [null, "", "x", newId()])
        for (const statement of [
          `SELECT FROM udsyn.${table}`,
          `UPDATE udsyn.${table} SET municipality_id = municipality_id`,
          `DELETE FROM udsyn.${table}`,
        ]) {
          const found = await met(setting, statement);
          expect(typeof found === "string" || found === 0, `${statement} with ${setting}: ${found}`).toBe(true);
        }
  });

  test("cannot put a row into another's, nor give one of its own away", async () => {
    for (const table of tables) {
      const columns = (await written(table)).join(", ");
      for (const statement of [
        `INSERT INTO udsyn.${table} (${columns}) SELECT ${columns} FROM (SELECT (jsonb_populate_record(t, '{"municipality_id": "${theirs}"}')).* FROM udsyn.${table} t) r`,
        `UPDATE udsyn.${table} SET municipality_id = '${theirs}'`,
      ])
        expect(await met(ours, statement), statement).toMatch(
          /^refused: (new row violates row-level|permission denied)/,
        );
    }
  });

  test("cannot turn it off", async () => {
    for (const statement of [
      "SET LOCAL row_security = off",
      `ALTER TABLE udsyn.${tables[0]} DISABLE ROW LEVEL SECURITY`,
      `DROP POLICY own_municipality ON udsyn.${tables[0]}`,
      `TRUNCATE udsyn.${tables[0]}`,
      "SET LOCAL ROLE udsyn_owner",
      "CREATE TABLE udsyn.mine (x int)",
      "CREATE FUNCTION udsyn.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    ]) {
      const answer = await met(ours, `${statement}`);
      // Turning it off is allowed to be said: the query after it is then refused rather than let through.
      if (statement.endsWith("off")) {
        await app.query("BEGIN");
        await app.query(statement);
        await expect(app.query(`SELECT FROM udsyn.${tables[0]}`)).rejects.toThrow(/row-level security/);
        await app.query("ROLLBACK");
      } else expect(answer, statement).toMatch(/^refused: /);
    }
  });
});

test.each(["register", "jobs"] as const)("the role %s reads no working table", async (role) => {
  const client = new pg.Client(db.connections[role]);
  await client.connect();
  try {
    for (const table of [...tables, ...withoutMunicipality])
      await expect(client.query(`SELECT FROM udsyn.${table}`), table).rejects.toThrow("permission denied");
    const readable = await client.query<{ name: string }>(
      `SELECT DISTINCT n.nspname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
         AND n.nspname NOT LIKE 'pg\\_%' AND has_schema_privilege(n.oid, 'usage')
         AND has_any_column_privilege(c.oid, 'select')`,
    );
    expect(readable.rows.map((one) => one.name)).toEqual([role === "register" ? "register" : "graphile_worker"]);
  } finally {
    await client.end();
  }
});

test("the role register changes nothing it reads", async () => {
  const client = new pg.Client(db.connections.register);
  await client.connect();
  try {
    const published = await tablesWithMunicipality(db, "register");
    expect(published.length).toBeGreaterThan(5);
    for (const table of published)
      for (const statement of [
        `UPDATE register.${table} SET municipality_id = municipality_id`,
        `DELETE FROM register.${table}`,
        `INSERT INTO register.${table} SELECT * FROM register.${table}`,
        `TRUNCATE register.${table}`,
      ])
        await expect(client.query(statement), statement).rejects.toThrow("permission denied");
  } finally {
    await client.end();
  }
});
