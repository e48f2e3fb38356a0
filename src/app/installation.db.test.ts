import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { expect, onTestFinished, test } from "vitest";
import { scratchDatabase, urlOf } from "../../test/setup/database.ts";
import { publishedTrip } from "../../test/setup/open-data.ts";
import { startTestSite } from "../../test/setup/site.ts";
import { openLog, readConfig } from "../platform/index.ts";
import { readSigned, secretForm } from "../register/index.ts";
import { publisher } from "../trips/index.ts";
import { openInstallation, startDatabase } from "./installation.ts";

test("what keeps the journal from being written on the way out is said, and everything is closed all the same", async () => {
  const database = await scratchDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), "udsyn-installation-"));
  onTestFinished(async () => {
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const config = readConfig({ UDSYN_DATA: dataDir });
  if ("faults" in config) throw new Error("the test configuration has faults");
  const { owner, app, jobs, register } = database.connections;
  const urls = { owner: urlOf(owner), app: urlOf(app), jobs: urlOf(jobs), register: urlOf(register) };
  const warned: { reason: string; message: string }[] = [];
  const log = {
    ...openLog("silent"),
    warn: (fields: object, message: string) => warned.push({ reason: JSON.stringify(fields), message }),
  };
  const installation = await openInstallation({ ...config, database: urls }, log, () => undefined);
  await database.query("DROP SCHEMA register CASCADE");
  await installation.close();
  expect(warned.length).toBeGreaterThan(0);
  expect(warned[0]?.message).toContain("journal");
  expect(warned[0]?.reason).toMatch(/register/);
  await expect(sql`SELECT 1`.execute(installation.db.app)).rejects.toThrow();
});

test("whoever begins a database hears that, whose it is and where it lies; a second time there is nothing to tell", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "udsyn-begun-"));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const config = readConfig({ UDSYN_DATA: dataDir });
  if ("faults" in config) throw new Error("the test configuration has faults");
  const told: string[] = [];
  const begin = async () => (await startDatabase(config, (line) => told.push(line))).stop();
  await begin();
  const begun = `Her er ingen database endnu: en ny, en demos, begyndes i ${dataDir}.`;
  expect(told.filter((line) => line.startsWith("Her er"))).toEqual([begun]);
  await begin();
  expect(told.filter((line) => line.startsWith("Her er"))).toEqual([begun]);
});

test("what the program publishes with knows every head from the start on, and signs no second one", async () => {
  const site = await startTestSite();
  onTestFinished(() => site.close());
  await publishedTrip(site, "proeve", { title: "Malmø" });
  const { owner, app, jobs, register } = site.db.connections;
  const urls = { owner: urlOf(owner), app: urlOf(app), jobs: urlOf(jobs), register: urlOf(register) };
  const dataDir = path.dirname(site.filesDir);
  const config = readConfig({ UDSYN_DATA: dataDir, UDSYN_LOG_KEY: secretForm(site.logKey) });
  if ("faults" in config) throw new Error("the test configuration has faults");
  const { logKey, close } = await openInstallation({ ...config, database: urls }, openLog("silent"), () => undefined);
  onTestFinished(close);
  const stored = await readSigned(site.db.register, site.here("proeve").id);
  await rm(config.journal, { recursive: true });
  const origin = stored?.origin ?? "";
  expect(await logKey.heads?.newest(origin)).toMatchObject([{ size: 1 }]);
  const there = { ...site, rooms: { ...site.rooms, publishTrip: publisher(logKey) } };
  await publishedTrip(there, "proeve", { title: "Turku" });
  expect(await logKey.heads?.newest(origin)).toMatchObject([{ size: 2 }]);
  logKey.heads?.saw(origin, { size: 9, root: new Uint8Array(32) });
  await expect(publishedTrip(there, "proeve", { title: "Tartu" })).rejects.toMatchObject({ code: "log-went-back" });
});
