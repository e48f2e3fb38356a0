import { appendFileSync, existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { lockFaults, lockLines, migrationFaults } from "./migrations.ts";
import { plantTree } from "./planted.ts";
import { root } from "./sources.ts";

const migrations = path.join(root, "src/platform/database/migrations");
const lock = path.join(import.meta.dirname, "migrations.lock");

test("migrations are in order, one statement at a time, and none that is released was edited (RELEASE=1 locks)", (context) => {
  context.skip(!existsSync(migrations), "there is no migration yet");
  expect(migrationFaults(migrations)).toEqual([]);
  expect(lockFaults(migrations, lock)).toEqual([]);
  if (process.env.RELEASE) writeFileSync(lock, `${lockLines(migrations).join("\n")}\n`);
});

test("a sound migration is let through", () => {
  const sql = "-- why; because\ncreate table a (b text default ';');\n-- next\ndo $x$ begin null; end $x$";
  expect(migrationFaults(plantTree({ "2026-11-23-0001-first.sql": sql }))).toEqual([]);
});

test.each([
  ["first.sql", "select 1", "not named"],
  ["2026-13-40-0001-first.sql", "select 1", "no such day"],
  ["2026-11-23-0001-a.sql", "select 1\n-- next\n", "statement 2 is empty"],
  ["2026-11-23-0001-a.sql", "select 1; select 2", "statement 1 is several"],
])("the migration %s with %j is found", (file, sql, found) => {
  expect(migrationFaults(plantTree({ [file]: sql })).join()).toContain(found);
});

test("a number used twice is found", () => {
  const folder = plantTree({ "2026-11-23-0001-a.sql": "select 1", "2026-11-23-0001-b.sql": "select 1" });
  expect(migrationFaults(folder)).toEqual(["2026-11-23-0001-b.sql: 2026-11-23-0001 is used twice"]);
});

test("a migration added later is let through; one edited, lost or put before a locked one is found", () => {
  const folder = plantTree({ "2026-11-23-0001-a.sql": "select 1", "2026-11-23-0003-c.sql": "select 1" });
  const planted = path.join(plantTree({}), "migrations.lock");
  const add = (file: string) => writeFileSync(path.join(folder, file), "select 2");
  writeFileSync(planted, `${lockLines(folder).join("\n")}\n`);
  expect(lockFaults(folder, planted)).toEqual([]);
  add("2026-11-23-0004-d.sql");
  expect(lockFaults(folder, planted)).toEqual([]);
  add("2026-11-23-0002-b.sql");
  expect(lockFaults(folder, planted)[0]).toContain("0002-b.sql: comes before");
  appendFileSync(path.join(folder, "2026-11-23-0001-a.sql"), " ");
  expect(lockFaults(folder, planted)[0]).toContain("0001-a.sql: locked, but edited");
  rmSync(path.join(folder, "2026-11-23-0001-a.sql"));
  expect(lockFaults(folder, planted)[0]).toContain("0001-a.sql: locked, but gone");
});
