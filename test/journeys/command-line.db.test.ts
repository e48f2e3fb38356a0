import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { runUdsyn } from "../../src/app/cli/udsyn.ts";
import { diagnosis } from "../../src/app/health/diagnosis.ts";
import { followLogs } from "../../src/app/journal/follow-logs.ts";
import { openJournal } from "../../src/app/journal/journal.ts";
import { readConfig } from "../../src/platform/index.ts";
import { parseLogKey, publicForm, secretForm } from "../../src/register/index.ts";
import { type Source, urlSource, verifySource } from "../../src/verify/index.ts";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let folder: string;
let said: string;
beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-cli-"));
  await publishedTrip(site, "proeve", { title: "Malmø", startOn: "2025-02-03", endOn: "2025-02-04" });
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  said = "";
  process.exitCode = 0;
  const hear = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(hear);
  vi.spyOn(process.stderr, "write").mockImplementation(hear);
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const run = async (...args: string[]) => {
  await runUdsyn(args);
  return process.exitCode;
};

test("verify says that nothing was altered, and where the key came from", async () => {
  const address = site.addressOf("proeve");
  expect(await run("verify", address)).toBe(0);
  expect(said).toContain("Intet er ændret.");
  expect(said).toContain("Nøglen er taget fra det, der kontrolleres");
  said = "";
  const key = (await (await reads(site, "proeve")("/log/key")).text()).trim();
  const since = path.join(folder, "checkpoint");
  await writeFile(since, await (await reads(site, "proeve")("/log/checkpoint")).text());
  expect(await run("verify", address, "--key", key, "--since", since, "--json")).toBe(0);
  expect(JSON.parse(said)).toMatchObject({ ok: true, keyFrom: "given", size: 1, since: 1 });
});

test("verify says first where a folder holds files that nothing answers for", async () => {
  const source = urlSource(site.addressOf("proeve"));
  const mirror = path.join(folder, "mirror");
  const kept: Source = {
    list: (below) => source.list(below),
    read: async (file) => {
      const bytes = await source.read(file);
      await mkdir(path.dirname(path.join(mirror, file)), { recursive: true });
      if (bytes) await writeFile(path.join(mirror, file), bytes);
      return bytes;
    },
  };
  expect(await verifySource(kept)).toMatchObject({ ok: true });
  expect(await run("verify", mirror)).toBe(0);
  expect(said).toContain("Intet er ændret.");
  said = "";
  await writeFile(path.join(mirror, "robots.txt"), "");
  expect(await run("verify", mirror)).toBe(0);
  expect(said).toContain("Intet, som loggen svarer for, er ændret.");
  expect(said).toContain("Ikke kontrolleret, for intet i loggen svarer for dem: robots.txt.");
});

test("verify ends with 1 and the place of the first difference, with 2 for what is no place", async () => {
  const later = "UPDATE register.current SET entry = jsonb_set(entry, '{title}', to_jsonb($1::text))";
  await site.db.query(later, ["Malmö"]);
  expect(await run("verify", site.addressOf("proeve"))).toBe(1);
  expect(said).toContain("Datafilen viser noget andet end posten. data/trips.json, item 1 /title");
  await site.db.query(later, ["Malmø"]);
  expect(await run("verify", path.join(folder, "checkpoint"))).toBe(2);
  expect(await run("verify", site.addressOf("proeve"), "--key", "bogus")).toBe(2);
  expect(said).toContain("--key er ikke en nøgle");
  expect(await run("verify", "http://127.0.0.1:1/")).toBe(1);
  expect(said).toContain("kan ikke læses");
});

test("doctor makes a key that can be read back", async () => {
  expect(await run("doctor", "--new-log-key", "--json")).toBe(0);
  const made = JSON.parse(said) as { secret: string; public: string };
  const key = parseLogKey(made.secret);
  if ("fault" in key) throw new Error("the key does not read");
  expect([secretForm(key), publicForm(key)]).toEqual([made.secret, made.public]);
});

test("every command explains itself", async () => {
  for (const command of ["export", "verify", "doctor"]) {
    said = "";
    expect(await run(command, "--help")).toBe(0);
    expect(said).toContain(command);
  }
  expect(await run("export", "hemmeligheder")).toBe(2);
  expect(said).toContain("Der er: trips");
  expect(await run("export", "trip-accounts", "--format", "pdf")).toBe(2);
});

test("the diagnosis finds what is wrong, and says what to do", async () => {
  const config = readConfig({ UDSYN_DATA: folder, UDSYN_LOG_KEY: secretForm(site.logKey) });
  if ("faults" in config) throw new Error("the configuration has faults");
  const patient = { config, db: site.db, connections: site.db.connections };
  await followLogs(site.db.register, openJournal(config.journal), new Date());
  const wrong = async () => (await diagnosis(patient)).filter((one) => !one.ok).map((one) => one.message);
  expect(await wrong()).toEqual([]);
  await site.db.query("ALTER TABLE udsyn.trips_trip DISABLE ROW LEVEL SECURITY");
  await site.db.query("UPDATE register.log_hash SET hash = sha256(hash)");
  expect(await wrong()).toEqual([
    "Tabellen trips_trip skiller ikke kommunerne ad. Kør som dens ejer: ALTER TABLE udsyn.trips_trip ENABLE ROW LEVEL SECURITY",
    "proeve: logbogens træ giver ikke dens kontrolpunkt. Gendan en sikkerhedskopi.",
    expect.stringContaining("proeve: logbogens første 1 poster er andre end dem, der er vist for omverdenen."),
  ]);
  expect(await readFile(path.join(folder, "log.key"), "utf8").catch(() => null)).toBeNull();
  const inUse = { ...patient, config: { ...config, mode: "production" as const } };
  const profiles = async (of: typeof patient) => (await diagnosis(of)).find((one) => one.name === "profiles");
  expect((await profiles(inUse))?.ok).toBe(false);
  for (const of of [patient, inUse])
    expect((await profiles(of))?.message).toMatch(
      /proeve: profilen siger ikke, hvor programmet og dets kildekode kan hentes/,
    );
  // A demo is not wrong to lack it, and is told all the same.
  const told = (await diagnosis({ ...patient, config: { ...config, mode: "demo" as const } })).find(
    (one) => one.name === "profiles",
  );
  expect(told).toMatchObject({ ok: true, remark: true });
  const filled = "UPDATE register.municipality SET profile = profile || $1::jsonb";
  const contact = { unit: "Kommunen", email: null };
  await site.db.query(filled, [JSON.stringify({ sourceCode: "https://kode.example/udsyn", contact })]);
  expect((await profiles(inUse))?.message).toContain("proeve: profilen har hverken postkasse eller hjemmeside");
  expect((await profiles(inUse))?.message).not.toContain("kildekode");
  await site.db.query(filled, [JSON.stringify({ contact: { ...contact, website: "https://www.kommune.example" } })]);
  expect((await profiles(inUse))?.message).toMatch(/^ballerup: profilen siger, at andre end kommunen har samlet/);
  const [found] = await site.db.query<{ gathered: object }>(
    "SELECT profile->'gathered' AS gathered FROM register.municipality WHERE slug = 'ballerup'",
  );
  const gathered = { ...found?.gathered, website: "https://www.samler.example" };
  await site.db.query(`${filled} WHERE slug = 'ballerup'`, [JSON.stringify({ gathered })]);
  expect(await profiles(inUse)).toMatchObject({ ok: true });
  const deaf = { ...patient, config: { ...config, smtpUrl: "smtp://127.0.0.1:1" } };
  expect((await diagnosis(deaf)).find((one) => one.name === "mail")).toMatchObject({ ok: false });
});

test("restore says which backup cannot be read", async () => {
  const missing = path.join(folder, "findes-ikke.backup");
  await run("restore", missing);
  expect(process.exitCode).toBe(2);
  expect(said).toBe(`Filen ${missing} kan ikke læses.\n`);
});

test("an option that a command does not have is wrong usage, and nothing is done", async () => {
  await run("import", "trips", "findes-ikke.csv", "--mapping", "findes-ikke.json", "--dryrun");
  expect(process.exitCode).toBe(2);
  expect(said).toContain("»--dryrun« findes ikke her");
});

test("a person is not named by a CPR number, nor a token", async () => {
  expect(await run("user", "add", "--name", "Kim 010180-1234", "--role", "employee")).toBe(2);
  expect(await run("token", "add", "--role", "admin", "--name", "010180.1234")).toBe(2);
  expect(said).toContain("ligner et CPR-nummer");
  expect(said).not.toMatch(/1234/);
});
