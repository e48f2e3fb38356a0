import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { publisher } from "../../trips/index.ts";
import { compareLogs, followLogs, refuseForks } from "./follow-logs.ts";
import { type Journal, openJournal } from "./journal.ts";

let site: TestSite;
let folder: string;
let journal: Journal;
const now = new Date("2026-05-06T08:00:00Z");
const standing = async () =>
  (await compareLogs(site.db.register, journal)).find((one) => one.municipality === "proeve");
const refused = async () => refuseForks(await compareLogs(site.db.register, journal), folder);

beforeAll(async () => {
  site = await startTestSite();
  folder = path.join(await mkdtemp(path.join(tmpdir(), "udsyn-journal-")), "journal");
  journal = openJournal(folder);
});
afterAll(async () => {
  await site.close();
  await rm(path.dirname(folder), { recursive: true, force: true });
});

test("each new head is written down once, outside the database", async () => {
  expect(await standing()).toMatchObject({ standing: "same", size: 0, journalSize: 0 });
  for (const title of ["Malmø", "Bergen", "Turku"]) await publishedTrip(site, "proeve", { title });
  expect(await standing()).toMatchObject({ standing: "behind", size: 3, journalSize: 0 });
  await followLogs(site.db.register, journal, now);
  await followLogs(site.db.register, journal, now);
  const [file = ""] = (await readdir(folder)).filter((name) => name.includes("proeve"));
  expect((await readFile(path.join(folder, file), "utf8")).trimEnd().split("\n")).toHaveLength(1);
  expect(await standing()).toMatchObject({ standing: "same", size: 3, journalSize: 3 });
});

test("a line that a crash cut off is passed over, and the next stands below it", async () => {
  const [file = ""] = (await readdir(folder)).filter((name) => name.includes("proeve"));
  await appendFile(path.join(folder, file), '{"kind":"checkp');
  expect(await standing()).toMatchObject({ standing: "same", journalSize: 3 });
  await publishedTrip(site, "proeve", { title: "Wien" });
  await followLogs(site.db.register, journal, now);
  expect(await standing()).toMatchObject({ standing: "same", journalSize: 4 });
  await expect(refused()).resolves.toBeUndefined();
});

test("a restored backup that lacks what was shown is refused, and so is another history", async () => {
  const tables = ["log_leaf", "log_hash", "log_head"];
  for (const table of tables) await site.db.query(`CREATE TABLE public.old_${table} AS TABLE register.${table}`);
  await publishedTrip(site, "proeve", { title: "Kiruna" });
  await followLogs(site.db.register, journal, now);
  for (const table of tables) {
    await site.db.query(`TRUNCATE register.${table}`);
    await site.db.query(`INSERT INTO register.${table} TABLE public.old_${table}`);
  }
  expect(await standing()).toMatchObject({ standing: "shorter", size: 4, journalSize: 5 });
  await expect(refused()).rejects.toThrow("proeve: logbogen har 4 poster, men 5 er vist for omverdenen.");
  // Signed by whoever knows nothing of what was signed before.
  const { heads: _, ...forgetful } = site.logKey;
  const publishTrip = publisher(forgetful);
  await publishedTrip({ ...site, rooms: { ...site.rooms, publishTrip } }, "proeve", { title: "En anden rejse" });
  expect(await standing()).toMatchObject({ standing: "differs", size: 5, journalSize: 5 });
  await expect(refused()).rejects.toThrow("Udsyn starter ikke");
  await followLogs(site.db.register, journal, now);
  expect(await standing()).toMatchObject({ standing: "differs" });
});

test("a journal that cannot be read is said, never taken for an empty one", async () => {
  const [file = ""] = (await readdir(folder)).filter((name) => name.includes("proeve"));
  await writeFile(path.join(folder, file), "noget helt andet\n");
  await expect(standing()).rejects.toThrow("kan ikke læses");
});
