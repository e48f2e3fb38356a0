import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { filesBelow, root } from "./sources.ts";
import { sqlOutsideStores, tablesOfOthers } from "./stores.ts";

test("SQL stands in stores alone", () => {
  const { faults, stores } = sqlOutsideStores(root);
  expect(faults).toEqual([]);
  expect(stores).toBeGreaterThan(30);
});

/** Every table that a migration makes. */
const tables = filesBelow(path.join(root, "src/platform/database/migrations")).flatMap((file) => {
  const text = readFileSync(path.join(root, "src/platform/database/migrations", file), "utf8");
  return [...text.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?udsyn\.([a-z_]+)/g)].flatMap(([, table]) => table ?? []);
});

test("a room's tables are named in no other room's files but its stores", () => {
  expect(tables).toContain("identity_session");
  expect(tablesOfOthers(root, tables).map((one) => one.split(":")[0])).toEqual([]);
});

test.each([
  ["by itself", 'export const kept = { table: "identity_session" };', 1],
  ["in a piece of SQL", "export const last = `(SELECT max(at) FROM udsyn.accounts_movement a)`;", 1],
  ["its own", 'export const kept = { table: "oversight_seen" };', 0],
  ["a code that only looks like one", 'export const word = "some_code";', 0],
])("a table of another room is found where it is named %s", (_, text, found) => {
  const folder = mkdtempSync(path.join(tmpdir(), "udsyn-tables-"));
  mkdirSync(path.join(folder, "src/oversight"), { recursive: true });
  writeFileSync(path.join(folder, "src/oversight/rules.ts"), text);
  expect(tablesOfOthers(folder, [...tables, "oversight_seen"])).toHaveLength(found);
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ["a query begun", "export const all = (db) => db.selectFrom('t').selectAll();"],
  ["text of it", "import { sql } from 'kysely';\nexport const one = sql`SELECT 1`;"],
])("%s outside a store is found, and inside one it is not", (_, text) => {
  const folder = mkdtempSync(path.join(tmpdir(), "udsyn-stores-"));
  mkdirSync(path.join(folder, "src/trips"), { recursive: true });
  for (const name of ["trip.ts", "trip.store.ts", "trip.test.ts"])
    writeFileSync(path.join(folder, "src/trips", name), text);
  expect(sqlOutsideStores(folder).faults.map((one) => one.split(":")[0])).toEqual(["src/trips/trip.ts"]);
  rmSync(folder, { recursive: true, force: true });
});
