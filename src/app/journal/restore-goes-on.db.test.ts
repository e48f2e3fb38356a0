import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { expect, onTestFinished, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { backup, openLog } from "../../platform/index.ts";
import { readProfileFile } from "../../profile/index.ts";
import { namedBytes } from "../../records/index.ts";
import { newLogKey, parseCheckpoint, publicForm, readSigned, secretForm } from "../../register/index.ts";
import { openInstallation } from "../installation.ts";
import { followLogs } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";

const now = new Date("2026-05-06T08:00:00Z");
const file = () => here.at("kopi.udsyn");
const here = restoreCommands(async ({ site, at }) => {
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await cp(at("journal"), at("before"), { recursive: true });
  await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, file(), now);
  await publishedTrip(site, "proeve", { title: "Turku" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
});
const { at, heard, run } = here;
const by = (journal: string) => ({ UDSYN_JOURNAL: at(journal) });

const rowsIn = async () => {
  const [{ there } = { there: null }] = await here.into.query<{ there: string | null }>(
    "SELECT to_regclass('register.municipality') AS there",
  );
  return there === null ? [] : here.into.query("SELECT 1 FROM register.municipality");
};

test("a backup whose log the journal does not know, or has seen more of, is refused before any row is in; then it may be tried again", async () => {
  expect(await run(["restore", file()], by("nowhere"))).toBe(1);
  expect(heard.said).toContain("proeve: journalen har intet om logbogens 1 poster.");
  expect(heard.said).toContain("--new-log");
  expect(await rowsIn()).toEqual([]);
  heard.said = "";
  expect(await run(["restore", file()], by("journal"))).toBe(1);
  expect(heard.said).toContain("proeve: logbogen har 1 poster, men 2 er vist for omverdenen.");
  expect(await rowsIn()).toEqual([]);
  heard.said = "";
  expect(await run(["restore", file()], by("before"))).toBe(0);
  expect(await rowsIn()).toHaveLength(3);
});

test("without the log's own key nothing is put in, nothing starts, and doctor says so", async () => {
  const foreign = () => ({ ...by("before"), UDSYN_LOG_KEY: secretForm(newLogKey("another")) });
  expect(await run(["restore", file()], foreign())).toBe(1);
  expect(heard.said).toContain("proeve: UDSYN_LOG_KEY er en anden nøgle");
  expect(await rowsIn()).toEqual([]);
  expect(await run(["restore", file()], by("before"))).toBe(0);
  const { id } = here.site.here("proeve");
  const before = await readSigned(here.into.register, id);
  const config = here.config(foreign());
  await expect(openInstallation(config, openLog("silent"), () => undefined)).rejects.toThrow("intet er underskrevet");
  const keyless = openInstallation({ ...config, logKey: null }, openLog("silent"), () => undefined);
  await expect(keyless).rejects.toThrow("nøglen, som loggen er underskrevet med, mangler");
  await expect(readFile(at("data/log.key"))).rejects.toThrow("ENOENT");
  await writeFile(at("bog.se"), "#FLAGGA 0\n");
  heard.said = "";
  const imported = await run(["import", "expenses", at("bog.se"), "--format", "sie"], foreign());
  expect([imported, heard.said]).toEqual([1, expect.stringContaining("Intet er læst ind")]);
  expect(await readSigned(here.into.register, id)).toEqual(before);
  heard.said = "";
  expect(await run(["doctor"], by("nowhere"))).toBe(1);
  expect(heard.said).toContain(`proeve: journalen i ${at("nowhere")} har intet om logbogens 1 poster.`);
});

test("asked for openly, a restore begins a new log under a name nobody has signed by, and the profile tells of the old", async () => {
  const old = await readSigned(here.site.db.register, here.site.here("proeve").id);
  expect(await run(["restore", file(), "--new-log"], by("journal"))).toBe(0);
  // It is restore that began them: there is nothing to stop for.
  expect(heard.said).not.toContain("gendannet uden om");
  const begun = await readSigned(here.into.register, here.site.here("proeve").id);
  expect(begun?.origin).toMatch(/^udsyn\.example\/proeve\/log-\d{8}-[0-9a-f]{8}$/);
  expect(heard.said).toContain(`proeve: en ny logbog, ${begun?.origin}, er begyndt. ${old?.origin} fortsætter ikke.`);
  expect(begun?.verifierKey).toBe(publicForm({ ...here.site.logKey, name: begun?.origin ?? "" }));
  expect(parseCheckpoint(begun?.checkpoint ?? "")).toMatchObject({ origin: begun?.origin, size: 1 });
  expect(await readProfileFile(here.into.app, "proeve")).toMatchObject({
    logOrigin: begun?.origin,
    earlierLogs: [{ origin: old?.origin }],
  });
  expect(await openJournal(at("journal")).newest(begun?.origin ?? "")).toMatchObject({ size: 1 });
  heard.said = "";
  await run(["doctor"], by("journal"));
  // An image of the machine would put database and journal back together, and nobody would know.
  expect(heard.said).toMatch(/✓ Journalen og logbøgerne følges ad\. Men journalen ligger på samme disk som datamappen/);
  const elsewhere = await mkdtemp("/dev/shm/udsyn-journal-");
  onTestFinished(() => rm(elsewhere, { recursive: true, force: true }));
  await cp(at("journal"), elsewhere, { recursive: true });
  heard.said = "";
  await run(["doctor"], { UDSYN_JOURNAL: elsewhere });
  expect(heard.said).toMatch(/✓ Journalen og logbøgerne følges ad\.\n/);
});
