import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { root } from "./sources.ts";
import { sqlOutsideStores } from "./stores.ts";

/** These ask PostgreSQL's own catalogue about roles and tables, and no table of ours. */
const ofTheCatalogue = ["src/app/health/diagnosis.ts", "src/app/public-database.ts"];

test("SQL stands in stores alone", () => {
  const { faults, stores } = sqlOutsideStores(root);
  expect([...new Set(faults.map((one) => one.split(":")[0]))]).toEqual(ofTheCatalogue);
  expect(stores).toBeGreaterThan(30);
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
