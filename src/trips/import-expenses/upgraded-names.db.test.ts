import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readingLedger } from "../../../test/setup/reading-ledger.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";

/** Rows from before names told a year: by their reading, or by their record where none was kept. */
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-03-06T08:00:00Z"));
});
afterAll(() => site.close());
const { foreseen, postings } = readingLedger(() => site);

it.each([
  ["a reading", ""],
  ["none", ", read_as = NULL"],
])("knows the year of rows with %s", async (_, more) => {
  const nr = more === "" ? 8 : 9;
  const line = (on: string, text: string) => [`${nr};1;${on};${text};100,00`];
  await foreseen(line("10.02.2025", "Fly"), ["bilag"]);
  await site.db.query(`UPDATE udsyn.intake_row SET key = o.name, key_digest = sha256(convert_to(o.name, 'UTF8'))${more}
    FROM (SELECT row_id, regexp_replace(key, ' @.*', '') AS name FROM udsyn.intake_row) o
    WHERE o.row_id = intake_row.row_id AND intake_row.key LIKE '%"${nr}"%'`);
  const migration = "src/platform/database/migrations/2026-11-26-0900-rows-by-key.sql";
  const [, , waiting = "", named = ""] = readFileSync(migration, "utf8").split("-- next\n");
  for (const step of [waiting, named].filter((one) => one.includes("UPDATE"))) await site.db.query(step);
  expect(await foreseen(line("03.02.2026", "Taxa"), ["bilag"])).toEqual([0, 0, 0, 1, "other-year"]);
  expect(await foreseen(line("10.02.2025", "Fly"), ["bilag"])).toEqual([0, 0, 1, 0, ""]);
  expect(await foreseen(line("11.02.2025", "Fly"), ["bilag"])).toEqual([0, 1, 0, 0, ""]);
  expect((await postings()).filter((one) => one.startsWith(String(nr)))).toEqual([`${nr} 2025-02-11 100`]);
});
