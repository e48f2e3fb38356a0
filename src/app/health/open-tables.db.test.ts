import { afterAll, beforeAll, expect, test } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../../../test/setup/database.ts";
import { openTables } from "./open-tables.store.ts";

/** What somebody with the owner's hands did to a table's policies, and that what is told mends it. */
let db: ScratchDatabase;
beforeAll(async () => {
  db = await scratchDatabase();
});
afterAll(() => db.close());

test("every table of ours keeps municipalities apart", async () => {
  expect(await openTables(db.app)).toEqual([]);
});

test.each([
  ["row-level security off", "ALTER TABLE udsyn.trips_trip DISABLE ROW LEVEL SECURITY", "skiller ikke kommunerne ad"],
  ["a policy for all", "ALTER POLICY own_municipality ON udsyn.trips_trip USING (true)", "(own_municipality)"],
  ["one more for all", "CREATE POLICY extra ON udsyn.trips_trip USING (true)", "(extra)"],
  [
    "a policy that only names the column",
    "ALTER POLICY own_municipality ON udsyn.trips_trip USING (municipality_id IS NOT NULL)",
    "(own_municipality)",
  ],
  ["one that lets all be written", "CREATE POLICY extra ON udsyn.trips_trip FOR INSERT WITH CHECK (true)", "(extra)"],
  ["no policy", "DROP POLICY own_municipality ON udsyn.trips_trip", "lukker ingen ind"],
])("%s is told of, with what mends it", async (_, alter, told) => {
  await db.query(alter);
  const [words = "", ...more] = await openTables(db.app);
  expect([words, more]).toEqual([expect.stringContaining(told), []]);
  expect(words).toMatch(/^Tabellen trips_trip /);
  await db.query(words.slice(words.indexOf("ejer: ") + "ejer: ".length));
  expect(await openTables(db.app)).toEqual([]);
});
