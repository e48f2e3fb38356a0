import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { runUdsyn } from "../../src/app/cli/udsyn.ts";
import { startPublicSite } from "../../src/app/index.ts";
import { trialProfile } from "../../src/app/seed/trial-profile.ts";
import { openLog, readPublicConfig } from "../../src/platform/index.ts";
import { saveProfile } from "../../src/profile/index.ts";
import { newLogKey, secretForm } from "../../src/register/index.ts";
import { urlSource, verifySource } from "../../src/verify/index.ts";
import { type ScratchDatabase, scratchDatabase, urlOf } from "../setup/database.ts";

/** What the last command answered on standard output, and what it said beside it. */
let answered: string;
let said: string;
beforeEach(() => {
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    answered += String(text);
    said += String(text);
    return true;
  });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
});

/** A database and a data folder of the test's own, which the command line is then about. */
async function ownDatabase(): Promise<ScratchDatabase> {
  const db = await scratchDatabase();
  const folder = await mkdtemp(path.join(tmpdir(), "udsyn-seed-"));
  onTestFinished(async () => {
    await db.close();
    await rm(folder, { recursive: true, force: true });
  });
  const { owner, app, jobs, register } = db.connections;
  const env = {
    UDSYN_DATA: folder,
    DATABASE_URL: urlOf(owner),
    DATABASE_APP_URL: urlOf(app),
    DATABASE_JOBS_URL: urlOf(jobs),
    DATABASE_REGISTER_URL: urlOf(register),
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return db;
}

const seed = async (...args: string[]) => {
  [answered, said, process.exitCode] = ["", "", 0];
  await runUdsyn(["seed", ...args]);
  return process.exitCode;
};

/** Everything that was made up, as the desk and as the public see it, without the hours at which it was. */
const madeUp = (db: ScratchDatabase) =>
  db.query(`SELECT m.slug AS here, t.trip_id, t.title, t.status, t.plan, t.report, c.slug, c.entry - 'publishedAt' AS entry
    FROM udsyn.trips_trip t JOIN register.municipality m USING (municipality_id)
    LEFT JOIN register.current c ON c.municipality_id = t.municipality_id AND c.record_id = t.trip_id
    WHERE m.slug LIKE 'proeve-%' ORDER BY m.slug, t.trip_id`);

test("the same seed gives the same trips, in one go or by and by, and another seed gives others", {
  timeout: 180_000,
}, async () => {
  const inOneGo = await ownDatabase();
  expect(await seed("--trips", "25", "--seed", "7")).toBe(0);
  const whole = await madeUp(inOneGo);
  expect(whole).toHaveLength(25);
  const byAndBy = await ownDatabase();
  await seed("--trips", "10", "--seed", "7");
  expect(await seed("--trips", "25", "--seed", "7", "--json")).toBe(0);
  expect(JSON.parse(answered)).toMatchObject({ seed: 7, municipalities: [{ slug: "proeve-1", before: 10, now: 25 }] });
  expect(await madeUp(byAndBy)).toEqual(whole);
  expect(await seed("--trips", "25", "--seed", "7")).toBe(0);
  expect(said).toContain("har allerede 25 rejser");
  expect(await madeUp(byAndBy)).toEqual(whole);
  const other = await ownDatabase();
  await seed("--trips", "25", "--seed", "8");
  expect(await madeUp(other)).not.toEqual(whole);
});

test("trips are shared out among the trial municipalities, and their logs stand every check", async () => {
  const db = await ownDatabase();
  const logKey = secretForm(newLogKey("udsyn-test"));
  vi.stubEnv("UDSYN_LOG_KEY", logKey);
  expect(await seed("--trips", "301", "--municipalities", "2", "--json")).toBe(0);
  expect(JSON.parse(answered).municipalities.map((one: { now: number }) => one.now)).toEqual([151, 150]);
  const config = readPublicConfig({
    PORT: "0",
    DATABASE_REGISTER_URL: urlOf(db.connections.register),
    UDSYN_LOG_KEY: logKey,
  });
  if ("faults" in config) throw new Error("faults");
  const site = await startPublicSite(config, openLog("silent"), () => undefined);
  try {
    for (const number of [1, 2]) {
      const report = await verifySource(urlSource(`http://proeve-${number}.localhost:${new URL(site.address).port}`));
      expect(report.differences).toEqual([]);
      expect(report.versions.shown).toBeGreaterThan(140);
    }
  } finally {
    await site.stop();
  }
});

test.each([
  ["--trips", "0"],
  ["--trips", "1.5"],
  ["--trips", "ti"],
  ["--trips", "-5"],
  ["--trips", "10000001"],
  ["--trips", "5", "--seed", "2147483648"],
  ["--trips", "5", "--municipalities", "0"],
  ["--trips", "5", "--municipalities", "1001"],
])("a number that is none, or too large, is refused before anything is opened: %s %s %s %s", async (...args) => {
  vi.stubEnv("UDSYN_MODE", "nonsense");
  expect(await seed(...args.filter((one) => one !== undefined))).toBe(2);
  expect(said).toMatch(/^--(trips|seed|municipalities) skal være et helt tal fra [01] til [\d.]+\.\n$/);
});

test("thousands may be marked", async () => {
  vi.stubEnv("UDSYN_MODE", "nonsense");
  expect(await seed("--trips", "1.000.000")).toBe(2);
  expect(said).toContain("UDSYN_MODE");
});

test("trips of another seed are left as they are", async () => {
  const db = await ownDatabase();
  await seed("--trips", "5", "--seed", "1");
  const before = await madeUp(db);
  expect(await seed("--trips", "9", "--seed", "2")).toBe(1);
  expect(said).toContain("har 5 rejser, som ikke er fra frø 2");
  expect(await madeUp(db)).toEqual(before);
});

test("a real municipality of that name is left alone", async () => {
  const db = await ownDatabase();
  const real = { ...trialProfile(1), fictional: false };
  await saveProfile(db.app, real, new Date("2026-01-01T00:00:00Z"));
  expect(await seed("--trips", "5")).toBe(1);
  expect(said).toContain("proeve-1 er ikke en prøvekommune, så intet er ændret.");
  const [kept] = await db.query(
    "SELECT profile_version AS version, profile FROM register.municipality WHERE slug = 'proeve-1'",
  );
  expect(kept).toMatchObject({ version: 1, profile: { fictional: false } });
  expect(await madeUp(db)).toEqual([]);
});

test("a database in production is refused, unless it is asked for by name", async () => {
  const db = await ownDatabase();
  const env = {
    UDSYN_MODE: "production",
    UDSYN_SECRET: "x".repeat(32),
    UDSYN_LOG_KEY: secretForm(newLogKey("udsyn-test")),
    UDSYN_BASE_URL: "https://udsyn.example.dk",
    OIDC_ISSUER: "https://login.example.dk",
    OIDC_CLIENT_ID: "udsyn",
    OIDC_CLIENT_SECRET: "s",
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  expect(await seed("--trips", "3")).toBe(1);
  expect(said).toContain("Databasen er i drift");
  expect(await madeUp(db)).toEqual([]);
  expect(await seed("--trips", "3", "--in-production")).toBe(0);
  expect(await madeUp(db)).toHaveLength(3);
  // Under another key than the log's nothing is signed: the site would not start upon it.
  vi.stubEnv("UDSYN_LOG_KEY", secretForm(newLogKey("udsyn-test")));
  expect(await seed("--trips", "6", "--in-production")).toBe(1);
  expect(said).toContain("en anden nøgle");
  expect(await madeUp(db)).toHaveLength(3);
});
