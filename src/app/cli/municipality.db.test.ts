import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type ScratchDatabase, scratchDatabase, urlOf } from "../../../test/setup/database.ts";
import { demoProfileFiles, type ProfileFile, saveProfile } from "../../profile/index.ts";
import { newLogKey, signCheckpoint } from "../../register/index.ts";
import { openJournal } from "../journal/journal.ts";
import { runUdsyn } from "./udsyn.ts";

const [ballerup, lyngholm] = demoProfileFiles as readonly ProfileFile[];
const now = new Date("2026-05-06T10:00:00Z");
let db: ScratchDatabase;
let folder: string;
let said: string;
beforeAll(async () => {
  [db, folder] = [await scratchDatabase(), await mkdtemp(path.join(tmpdir(), "udsyn-municipality-"))];
  for (const file of [ballerup, lyngholm]) await saveProfile(db.app, file, now);
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  said = "";
  const hear = (text: string | Uint8Array): boolean => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, "write").mockImplementation(hear);
  vi.spyOn(process.stderr, "write").mockImplementation(hear);
  const { owner, app, jobs, register } = db.connections;
  const env = {
    UDSYN_DATA: folder,
    DATABASE_URL: urlOf(owner),
    DATABASE_APP_URL: urlOf(app),
    DATABASE_JOBS_URL: urlOf(jobs),
    DATABASE_REGISTER_URL: urlOf(register),
  };
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = 0;
});

const own = { slug: "nyby", hosts: ["nyby.example.dk"], logOrigin: "udsyn.example/nyby/log" };
const slugs = async () =>
  (await db.query<{ slug: string }>("SELECT slug FROM register.municipality ORDER BY position")).map((row) => row.slug);

async function municipality(word: "check" | "add" | "diff", changes: Partial<ProfileFile>): Promise<string> {
  said = "";
  process.exitCode = 0;
  const file = path.join(folder, "profil.json");
  await writeFile(file, JSON.stringify({ ...lyngholm, ...own, ...changes }));
  await runUdsyn(["municipality", word, file]);
  return said;
}

const host = lyngholm?.hosts[0] ?? "";
const taken: readonly [string, Partial<ProfileFile>, string][] = [
  [
    "log's name",
    { logOrigin: "udsyn.example/lyngholm/log" },
    "/logOrigin: Logbogen »udsyn.example/lyngholm/log« er kommunen lyngholms.",
  ],
  ["host", { hosts: ["nyby.example.dk", host] }, `/hosts/1: Værtsnavnet »${host}« har kommunen lyngholm allerede.`],
  [
    "slug",
    { slug: "ballerup" },
    "/slug: »ballerup« findes allerede, og dens logbog hedder »udsyn.example/ballerup/log« for altid.",
  ],
];

test.each(taken)(
  "a %s that another municipality has is refused in words, and nothing is made",
  async (_what, changes, words) => {
    const before = await db.query("SELECT * FROM register.municipality, register.host ORDER BY slug, host");
    for (const word of ["check", "add"] as const) {
      expect(await municipality(word, changes), word).toContain(words);
      expect(process.exitCode, word).toBe(1);
      expect(said).not.toMatch(/\n {4}at |pkey/);
    }
    await expect(saveProfile(db.app, { ...lyngholm, ...own, ...changes }, now)).rejects.toMatchObject({
      kind: "invalid",
    });
    expect(await db.query("SELECT * FROM register.municipality, register.host ORDER BY slug, host")).toEqual(before);
  },
);

test("everything that is taken is said at once", async () => {
  const words = await municipality("check", { hosts: [host], logOrigin: "udsyn.example/ballerup/log" });
  expect(words).toContain("2 fejl i profilen");
});

test("what is wrong in the file and what is taken are said together, each by its line", async () => {
  const words = await municipality("check", { hosts: [host], timeZone: "Mars/Olympus" });
  expect(words).toMatch(
    /2 fejl i profilen:\n {2}linje \d+, \/(hosts\/0|timeZone): .+\n {2}linje \d+, \/(hosts\/0|timeZone): /,
  );
});

test("a log's name that the world has seen another log under is refused before it stops every command", async () => {
  const key = newLogKey("udsyn.example/brugt/log");
  const head = signCheckpoint({ origin: key.name, size: 3, root: new Uint8Array(32) }, key);
  await openJournal(path.join(folder, "journal")).append(key.name, head, now);
  for (const word of ["check", "add"] as const) {
    expect(await municipality(word, { logOrigin: key.name })).toContain("har før vist omverdenen 3 poster");
    expect(process.exitCode, word).toBe(1);
  }
});

test("a profile that forgets a log before its own is refused in words; with it, it is right", async () => {
  const [before, origin] = ["udsyn.example/lyngholm/log", "udsyn.example/lyngholm/log-20261126-3fa91c07"];
  const begunAnew = { slug: "lyngholm", hosts: [host], logOrigin: origin };
  const earlierLogs = [{ origin: before, endedOn: "2026-11-26" }];
  const set = (profile: string) =>
    db.query("UPDATE register.municipality SET profile = $1 WHERE slug = 'lyngholm'", [profile]);
  await set(JSON.stringify({ ...lyngholm, logOrigin: origin, earlierLogs }));
  for (const changes of [begunAnew, { ...begunAnew, earlierLogs: [{ origin: "andet", endedOn: "2026-11-26" }] }])
    for (const word of ["check", "add"] as const) {
      expect(await municipality(word, changes)).toContain(`/earlierLogs: Logbogen fortsætter efter »${before}«`);
      expect(process.exitCode, word).toBe(1);
    }
  expect(await municipality("check", { ...begunAnew, earlierLogs })).toContain("Profilen er i orden.");
  await set(JSON.stringify(lyngholm));
});

test("the database itself keeps two logs from one name", async () => {
  const twice = db.query(
    `INSERT INTO register.municipality SELECT gen_random_uuid(), 99, 'to', 1, profile FROM register.municipality LIMIT 1`,
  );
  await expect(twice).rejects.toThrow(/origin_of_one/);
});

test("a save that fails half-way leaves no municipality behind", async () => {
  await db.query("ALTER TABLE register.host ADD CONSTRAINT planted CHECK (host <> 'nyby.example.dk')");
  await expect(saveProfile(db.app, { ...lyngholm, ...own }, now)).rejects.toThrow(/planted/);
  await db.query("ALTER TABLE register.host DROP CONSTRAINT planted");
  expect(await slugs()).toEqual(["ballerup", "lyngholm"]);
});

test("two that make the same municipality at once make one", async () => {
  const both = [1, 2].map((at) =>
    saveProfile(db.app, { ...lyngholm, ...own, contact: { unit: `Nr. ${at}`, email: null } }, now),
  );
  const versions = (await Promise.all(both)).map((one) => one.profileVersion);
  expect(Math.max(...versions)).toBe(2);
  expect(await slugs()).toEqual(["ballerup", "lyngholm", "nyby"]);
});

test("what is right is right, and a known one gets a new version", async () => {
  expect(await municipality("check", {})).toContain("Profilen er i orden.");
  expect(await municipality("add", { contact: { unit: "Nr. 3", email: null } })).toContain("profil nr. 3.");
  expect(process.exitCode).toBe(0);
});

test("what nothing here holds yet is refused, so that nobody believes it held; a stored profile is read as it is", async () => {
  const policies = lyngholm?.policies as Record<string, readonly object[]>;
  const [first] = policies.secondPerson ?? [];
  const asking = { policies: { ...policies, secondPerson: [{ ...first, value: ["erase", "publish"] }] } };
  for (const word of ["check", "add", "diff"] as const) {
    const words = await municipality(word, asking as Partial<ProfileFile>);
    expect(words).toContain("/policies/secondPerson/0/value/1: Udsyn kan endnu ikke sikre");
    expect(process.exitCode, word).toBe(1);
  }
  expect((await saveProfile(db.app, { ...lyngholm, ...own, ...asking } as ProfileFile, now)).slug).toBe("nyby");
});

test("diff tells in words what a profile would change", async () => {
  await municipality("add", { contact: { unit: "Nr. 3", email: null } });
  const changes = { contact: { unit: "Nr. 4", email: null }, hosts: [...own.hosts, "ny.example.dk"] };
  expect(await municipality("diff", changes)).toBe(
    "contact.unit: »Nr. 3« bliver »Nr. 4«\nhosts.1: »ny.example.dk« kommer til\n",
  );
});

test("where nothing is installed, check makes nothing and says what it could not look at", async () => {
  vi.unstubAllEnvs();
  const nowhere = path.join(folder, "ingenting");
  vi.stubEnv("UDSYN_DATA", nowhere);
  expect(await municipality("check", {})).toContain("Her er ingen installation");
  await expect(rm(nowhere, { recursive: true })).rejects.toThrow(/ENOENT/);
});

test("a host that is read as another's short name is refused, for it answers 421", async () => {
  const before = await db.query("SELECT * FROM register.host ORDER BY host");
  for (const word of ["check", "add"] as const) {
    expect(await municipality(word, { hosts: ["nyby.localhost", "oidc.localhost"] })).toContain(
      "/hosts/1: Værtsnavnet »oidc.localhost« svarer aldrig",
    );
    expect(process.exitCode).toBe(1);
    expect(await db.query("SELECT * FROM register.host ORDER BY host")).toEqual(before);
  }
  expect(await municipality("check", { hosts: ["nyby.localhost", "a.b.localhost"] })).toContain("i orden");
});

const kept = () => path.join(folder, "kopi.udsyn");

test.each(["backup", "doctor", "migrate", "upgrade"])(
  "%s refuses a municipality that does not exist, and names those there are",
  async (command) => {
    await runUdsyn([command, ...(command === "backup" ? [kept()] : []), "--municipality", "ingen"]);
    expect(process.exitCode).toBe(2);
    expect(said).toContain("Kommunen »ingen« findes ikke. Der er: ballerup, lyngholm");
    expect(said).not.toContain("gælder hele installationen");
    await expect(stat(kept())).rejects.toThrow();
  },
);

test("restore refuses one that neither the database nor the backup has, and puts nothing in", async () => {
  await runUdsyn(["backup", kept()]);
  expect(process.exitCode, said).toBe(0);
  said = "";
  await runUdsyn(["restore", kept(), "--municipality", "ingen"]);
  expect([process.exitCode, said]).toEqual([
    2,
    expect.stringContaining("Kommunen »ingen« findes ikke. Der er: ballerup"),
  ]);
  vi.unstubAllEnvs();
  vi.stubEnv("UDSYN_DATA", path.join(folder, "tom"));
  said = "";
  for (const again of [1, 2]) {
    await runUdsyn(["restore", kept(), "--new-log", "--municipality", "ingen"]);
    expect([again, process.exitCode, said]).toEqual([
      ...[again, 2],
      expect.stringContaining("Kommunen »ingen« findes ikke. Der er: ballerup"),
    ]);
    expect(said).not.toContain("gælder hele installationen");
  }
}, 120_000);

test("a new version that leaves out committees, units or a language is let in, and says which", async () => {
  const committees = lyngholm?.committees.filter((one) => one.id !== "kultur-og-fritidsudvalget") ?? [];
  const same = { slug: "lyngholm", hosts: lyngholm?.hosts ?? [], logOrigin: lyngholm?.logOrigin ?? "" };
  expect(await municipality("check", same)).toBe("Profilen er i orden.\n");
  const words = await municipality("check", { ...same, committees, languages: ["da", "en"] });
  expect([process.exitCode, words]).toEqual([
    0,
    expect.stringContaining("Profilen udelader, hvad den gemte har: udvalg:"),
  ]);
  expect(words).toMatch(/udvalg: kultur-og-fritidsudvalget; sprog: de\. /);
});
