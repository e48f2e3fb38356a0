import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { emptyDatabase, type ScratchDatabase, urlOf } from "../../../test/setup/database.ts";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { backup, openLog, readConfig } from "../../platform/index.ts";
import { readProfileFile } from "../../profile/index.ts";
import { newLogKey, parseCheckpoint, publicForm, readSigned, secretForm } from "../../register/index.ts";
import { runUdsyn } from "../cli/udsyn.ts";
import { openInstallation } from "../installation.ts";
import { followLogs } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";

const now = new Date("2026-05-06T08:00:00Z");
let site: TestSite;
let folder: string;
let file: string;
let into: ScratchDatabase;
let said: string;
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-goes-on-"));
  file = at("kopi.udsyn");
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await cp(at("journal"), at("before"), { recursive: true });
  await backup(site.db.connections.owner, site.files, file, now);
  await publishedTrip(site, "proeve", { title: "Turku" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  said = "";
  into = await emptyDatabase();
  const hear = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(hear);
  vi.spyOn(process.stderr, "write").mockImplementation(hear);
});
afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
  await into.close();
});

function environment(journal: string, key: string) {
  const { owner, app, jobs, register } = into.connections;
  return {
    UDSYN_DATA: at("data"),
    UDSYN_JOURNAL: at(journal),
    UDSYN_SECRET: "s".repeat(40),
    UDSYN_LOG_KEY: key,
    DATABASE_URL: urlOf(owner),
    DATABASE_APP_URL: urlOf(app),
    DATABASE_JOBS_URL: urlOf(jobs),
    DATABASE_REGISTER_URL: urlOf(register),
  };
}

async function run(command: string, journal: string, ...args: string[]): Promise<unknown> {
  const env = environment(journal, secretForm(site.logKey));
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  process.exitCode = 0;
  await runUdsyn([command, ...args]);
  return process.exitCode;
}

const rowsIn = async () => {
  const [{ there } = { there: null }] = await into.query<{ there: string | null }>(
    "SELECT to_regclass('register.municipality') AS there",
  );
  return there === null ? [] : into.query("SELECT 1 FROM register.municipality");
};

test("a backup whose log the journal does not know, or has seen more of, is refused before any row is in; then it may be tried again", async () => {
  expect(await run("restore", "nowhere", file)).toBe(1);
  expect(said).toContain("proeve: journalen har intet om logbogens 1 poster.");
  expect(said).toContain("--new-log");
  expect(await rowsIn()).toEqual([]);
  said = "";
  expect(await run("restore", "journal", file)).toBe(1);
  expect(said).toContain("proeve: logbogen har 1 poster, men 2 er vist for omverdenen.");
  expect(await rowsIn()).toEqual([]);
  said = "";
  expect(await run("restore", "before", file)).toBe(0);
  expect(await rowsIn()).toHaveLength(3);
});

test("without the log's own key nothing is put in, nothing starts, and doctor says so", async () => {
  vi.stubEnv("UDSYN_LOG_KEY", "");
  const other = newLogKey("another");
  for (const [name, value] of Object.entries(environment("before", secretForm(other)))) vi.stubEnv(name, value);
  await runUdsyn(["restore", file]);
  expect(process.exitCode).toBe(1);
  expect(said).toContain("proeve: UDSYN_LOG_KEY er en anden nøgle");
  expect(await rowsIn()).toEqual([]);
  expect(await run("restore", "before", file)).toBe(0);
  const { id } = site.here("proeve");
  const before = await readSigned(into.register, id);
  const config = readConfig(environment("before", secretForm(other)));
  if ("faults" in config) throw new Error("the test configuration has faults");
  await expect(openInstallation(config, openLog("silent"), () => undefined)).rejects.toThrow("intet er underskrevet");
  const keyless = openInstallation({ ...config, logKey: null }, openLog("silent"), () => undefined);
  await expect(keyless).rejects.toThrow("nøglen, som loggen er underskrevet med, mangler");
  await expect(readFile(at("data/log.key"))).rejects.toThrow("ENOENT");
  await writeFile(at("bog.se"), "#FLAGGA 0\n");
  said = "";
  for (const [name, value] of Object.entries(environment("before", secretForm(other)))) vi.stubEnv(name, value);
  await runUdsyn(["import", "expenses", at("bog.se"), "--format", "sie"]);
  expect([process.exitCode, said]).toEqual([1, expect.stringContaining("Intet er læst ind")]);
  expect(await readSigned(into.register, id)).toEqual(before);
  said = "";
  expect(await run("doctor", "nowhere")).toBe(1);
  expect(said).toContain(`proeve: journalen i ${at("nowhere")} har intet om logbogens 1 poster.`);
});

test("asked for openly, a restore begins a new log under a name nobody has signed by, and the profile tells of the old", async () => {
  const old = await readSigned(site.db.register, site.here("proeve").id);
  expect(await run("restore", "journal", file, "--new-log")).toBe(0);
  // It is restore that began them: there is nothing to stop for.
  expect(said).not.toContain("gendannet uden om");
  const begun = await readSigned(into.register, site.here("proeve").id);
  expect(begun?.origin).toMatch(/^udsyn\.example\/proeve\/log-\d{8}-[0-9a-f]{8}$/);
  expect(said).toContain(`proeve: en ny logbog, ${begun?.origin}, er begyndt. ${old?.origin} fortsætter ikke.`);
  expect(begun?.verifierKey).toBe(publicForm({ ...site.logKey, name: begun?.origin ?? "" }));
  expect(parseCheckpoint(begun?.checkpoint ?? "")).toMatchObject({ origin: begun?.origin, size: 1 });
  expect(await readProfileFile(into.app, "proeve")).toMatchObject({
    logOrigin: begun?.origin,
    earlierLogs: [{ origin: old?.origin }],
  });
  expect(await openJournal(at("journal")).newest(begun?.origin ?? "")).toMatchObject({ size: 1 });
  said = "";
  await run("doctor", "journal");
  expect(said).toMatch(/✓ Journalen og logbøgerne følges ad\.\n/);
});
