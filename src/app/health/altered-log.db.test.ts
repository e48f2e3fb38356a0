import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { readConfig } from "../../platform/index.ts";
import { secretForm } from "../../register/index.ts";
import { diagnosis } from "./diagnosis.ts";

/** What a broken disk or a hand in the database does to a log, the diagnosis tells before a stranger's verifier does. */
const trips = 3;
let site: TestSite;
let folder: string;
beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-altered-"));
  for (let n = 0; n < trips; n += 1) await publishedTrip(site, "proeve", { title: `Malmø ${n}` });
  for (const table of tables)
    await site.db.query(`CREATE TABLE public.kept_${table} AS SELECT * FROM register.${table}`);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});
const tables = ["log_leaf", "log_hash", "log_head", "entry", "current"];
beforeEach(async () => {
  for (const table of tables) {
    await site.db.query(`DELETE FROM register.${table}`);
    await site.db.query(`INSERT INTO register.${table} SELECT * FROM public.kept_${table}`);
  }
});

async function log() {
  const config = readConfig({ UDSYN_DATA: folder, UDSYN_LOG_KEY: secretForm(site.logKey) });
  if ("faults" in config) throw new Error("the configuration has faults");
  const found = await diagnosis({ config, db: site.db, connections: site.db.connections });
  return found.find((one) => one.name === "log");
}

test("a log as it was published is whole", async () => {
  expect(await log()).toMatchObject({ ok: true, message: expect.stringContaining("Hver logbog er hel") });
});

const last = `(SELECT max(leaf_index) FROM register.log_leaf)`;
test.each([
  [
    "a leaf with one byte altered",
    "UPDATE register.log_leaf SET leaf = set_byte(leaf, 20, get_byte(leaf, 20) # 1) WHERE leaf_index = 1",
    "poster er ikke dem, der er underskrevet (den første, der er væk eller ændret, er nummer 2)",
  ],
  ["the last leaf dropped", `DELETE FROM register.log_leaf WHERE leaf_index = ${last}`, "er nummer 3)"],
  ["a leaf dropped in the middle", "DELETE FROM register.log_leaf WHERE leaf_index = 1", "er nummer 2)"],
  [
    "two leaves changed about, their hashes too",
    `WITH a AS (UPDATE register.log_hash SET position = 7 WHERE level = 0 AND position = 0)
     UPDATE register.log_leaf SET leaf_index = 7 WHERE leaf_index = 0`,
    "er nummer 1)",
  ],
  [
    "a hash of a leaf",
    "UPDATE register.log_hash SET hash = sha256(hash) WHERE level = 0 AND position = 1",
    "træ giver ikke",
  ],
  [
    "what the log is gone on from",
    "UPDATE register.log_head SET frontier = set_byte(frontier, 0, get_byte(frontier, 0) # 1)",
    "træ giver ikke",
  ],
  [
    "a published version",
    `UPDATE register.entry SET entry = jsonb_set(entry, '{title}', '"Malmoe"') WHERE leaf_index = 1`,
    "det offentliggjorte er et andet, end logbogen har: trip ",
  ],
  ["a published version gone", "DELETE FROM register.entry WHERE leaf_index = 1", "det offentliggjorte er et andet"],
  [
    "a version put in that no leaf is of",
    `INSERT INTO register.entry SELECT (jsonb_populate_record(e, '{"version": 2, "leaf_index": 99}')).* FROM register.entry e
     WHERE leaf_index = 1`,
    "noget er vist som offentliggjort, som logbogen ikke har: trip ",
  ],
  [
    "a version put in at another's place",
    `INSERT INTO register.entry SELECT (jsonb_populate_record(e, '{"version": 2}')).* FROM register.entry e
     WHERE leaf_index = 1`,
    "som logbogen ikke har: trip ",
  ],
  [
    "a version put in with a leaf beyond the head",
    `WITH more AS (INSERT INTO register.log_leaf SELECT (jsonb_populate_record(l, '{"version": 2, "leaf_index": 99}')).*
       FROM register.log_leaf l WHERE leaf_index = 1)
     INSERT INTO register.entry SELECT (jsonb_populate_record(e, '{"version": 2, "leaf_index": 99}')).* FROM register.entry e
     WHERE leaf_index = 1`,
    "som logbogen ikke har: trip ",
  ],
  [
    "what the lists show",
    `UPDATE register.current SET entry = jsonb_set(entry, '{title}', '"Malmoe"') WHERE leaf_index = ${last}`,
    "listerne viser andet end den nyeste version: trip ",
  ],
  ["a record gone from the lists", `DELETE FROM register.current WHERE leaf_index = ${last}`, "listerne viser andet"],
])("%s is told of", async (_what, alter, told) => {
  await site.db.query(alter);
  expect(await log()).toMatchObject({ ok: false, message: expect.stringContaining(told) });
});
