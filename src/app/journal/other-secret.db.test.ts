import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { emptyDatabase, type ScratchDatabase, urlOf } from "../../../test/setup/database.ts";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { newId } from "../../kernel/index.ts";
import { backup, markSecret, modeMadeIn, openLog, readConfig } from "../../platform/index.ts";
import { secretMark } from "../../records/index.ts";
import { secretForm } from "../../register/index.ts";
import { runUdsyn } from "../cli/udsyn.ts";
import { openInstallation } from "../installation.ts";
import { StartFault } from "../start-fault.ts";
import { followLogs } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";

const now = new Date("2026-05-06T08:00:00Z");
let site: TestSite;
let folder: string;
let file: string;
let into: ScratchDatabase;
let said: string;
const [theirs, other] = ["s".repeat(40), "o".repeat(40)];
const at = (name: string) => path.join(folder, name);

beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-goes-on-"));
  file = at("kopi.udsyn");
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await modeMadeIn(site.db.app, "demo", now);
  await markSecret(site.db.app, theirs);
  await backup(site.db.connections.owner, site.files, file, now);
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

function environment(secret: string, key: string) {
  const { owner, app, jobs, register } = into.connections;
  return {
    UDSYN_DATA: at("data"),
    UDSYN_JOURNAL: at("journal"),
    UDSYN_SECRET: secret,
    UDSYN_LOG_KEY: key,
    DATABASE_URL: urlOf(owner),
    DATABASE_APP_URL: urlOf(app),
    DATABASE_JOBS_URL: urlOf(jobs),
    DATABASE_REGISTER_URL: urlOf(register),
  };
}

async function run(command: string, secret: string, ...args: string[]): Promise<unknown> {
  const env = environment(secret, secretForm(site.logKey));
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  process.exitCode = 0;
  await runUdsyn([command, ...args]);
  return process.exitCode;
}

test("a restore with another secret says what stops working, doctor finds it, and it is accepted openly alone", async () => {
  expect(await run("restore", other, file, "--json")).toBe(0);
  expect(said).toContain("UDSYN_SECRET er en anden hemmelighed");
  expect(said).toContain("rejselister");
  expect(said).toContain('"otherSecret": true');
  // What is kept is not the secret, nor what is known of it elsewhere.
  const [kept] = await into.query<{ mark: string }>("SELECT secret_mark AS mark FROM udsyn.platform_installation");
  expect(kept?.mark).toMatch(/^[0-9a-f]{32}:[0-9a-f]{32}$/);
  expect(await run("doctor", other)).toBe(1);
  expect(said).toContain("✗ UDSYN_SECRET er en anden hemmelighed");
  expect(await run("doctor", theirs)).toBe(0);
  const config = readConfig(environment(other, secretForm(site.logKey)));
  if ("faults" in config) throw new Error("the test configuration has faults");
  const heard: string[] = [];
  await (await openInstallation(config, openLog("silent"), (line) => void heard.push(line))).close();
  expect(heard.join()).toContain("rejselister");
  expect(await run("doctor", other, "--accept-secret")).toBe(0);
  expect(await run("doctor", theirs)).toBe(1);
});

test("with the same secret nothing is said, and one that does not know its secret yet is told it at the start", async () => {
  expect(await run("restore", theirs, file, "--json")).toBe(0);
  expect(said).not.toContain("anden hemmelighed");
  expect(said).toContain('"otherSecret": false');
  await into.query("UPDATE udsyn.platform_installation SET secret_mark = NULL");
  const config = readConfig(environment(other, secretForm(site.logKey)));
  if ("faults" in config) throw new Error("the test configuration has faults");
  await (await openInstallation(config, openLog("silent"), () => undefined)).close();
  expect(await run("doctor", other)).toBe(0);
  expect(await run("doctor", theirs)).toBe(1);
});

test("an erasure that the secret cannot repeat is told, keeps a start back in words, and no longer when the secret is accepted", async () => {
  const erasure = {
    kind: "erasure",
    id: newId<"erasure">(now.getTime()),
    at: now.toISOString(),
    what: {
      ...{ identifiers: [{ words: 2, digest: "x" }], except: [], decided: false },
      secretMark: secretMark(theirs),
    },
  };
  await writeFile(at(`journal/erasures-${site.here("proeve").id}.jsonl`), `${JSON.stringify(erasure)}\n`);
  expect(await run("restore", other, file, "--new-log", "--json")).toBe(0);
  expect(said).toContain("1 sletning af personer i journalen er lavet med et andet UDSYN_SECRET");
  const config = readConfig(environment(other, secretForm(site.logKey)));
  if ("faults" in config) throw new Error("the test configuration has faults");
  const start = () => openInstallation(config, openLog("silent"), (line) => void heard.push(line));
  const heard: string[] = [];
  const refused = await start().catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(StartFault);
  expect(String(refused)).toContain("doctor --accept-secret");
  expect(await run("doctor", other)).toBe(1);
  await run("doctor", other, "--accept-secret");
  await (await start()).close();
  expect(heard.join()).toContain("kan ikke gentages");
});
