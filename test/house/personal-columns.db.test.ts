import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { personalSources } from "../../src/app/personal-sources.ts";
import { type ScratchDatabase, scratchDatabase } from "../setup/database.ts";
import { notPersonal, personalFaults, textColumns } from "./personal-columns.ts";

let scratch: ScratchDatabase;
let owner: pg.Client;
const declared = personalSources("test").flatMap((one) => one.columns);
const excused = Object.values(notPersonal).flat();

beforeAll(async () => {
  scratch = await scratchDatabase();
  owner = new pg.Client(scratch.connections.owner);
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await scratch?.close();
});

test("every column that can hold a name is declared as personal by its room, or says why it holds none", async () => {
  const columns = await textColumns(owner);
  expect(columns.length).toBeGreaterThan(100);
  expect(personalFaults(columns, declared, excused)).toEqual([]);
});

test("a new table with text, a column that has gone, and one that is in both lists are found", async () => {
  await owner.query("BEGIN");
  await owner.query("CREATE TABLE udsyn.planted (municipality_id uuid, note text, parts jsonb, on_day date)");
  const columns = await textColumns(owner);
  await owner.query("ROLLBACK");
  const found = personalFaults(columns, declared, excused).map((one) => one.split(":")[0]);
  expect(found).toEqual(["udsyn.planted.note", "udsyn.planted.parts"]);
  const [first = ""] = declared;
  expect(personalFaults(columns, [...declared, "udsyn.gone.name"], [...excused, first])).toEqual(
    expect.arrayContaining([
      `${first}: declared as personal and excused too`,
      "udsyn.gone.name: listed, but there is no such column",
    ]),
  );
});
