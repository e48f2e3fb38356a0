import { cp, mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { publishedTrip, reads } from "../../../test/setup/open-data.ts";
import { restoreCommands } from "../../../test/setup/restore-commands.ts";
import { operator, work } from "../../identity/index.ts";
import { backup, openLog } from "../../platform/index.ts";
import { namedBytes } from "../../records/index.ts";
import {
  changeLogKey,
  type LogKey,
  named,
  newLogKey,
  publicForm,
  readSigned,
  readSuccessions,
  renderAnew,
  secretForm,
} from "../../register/index.ts";
import { publisher } from "../../trips/index.ts";
import { urlSource, verifySource } from "../../verify/index.ts";
import { openInstallation } from "../installation.ts";
import { followLogs } from "../journal/follow-logs.ts";
import { openJournal } from "../journal/journal.ts";
import { knownHeads } from "../journal/known-heads.ts";

/** The command that changes the logs' key, on databases restored from one backup of two logs, and an installation that has none. */
const now = new Date("2026-05-06T08:00:00Z");
const file = () => here.at("kopi.udsyn");
const here = restoreCommands(async ({ site, at }) => {
  await publishedTrip(site, "proeve", { title: "Malmø" });
  await publishedTrip(site, "lyngholm", { title: "Turku" });
  await followLogs(site.db.register, openJournal(at("journal")), now);
  await backup({ owner: site.db.connections.owner, store: site.files, named: namedBytes }, file(), now);
});
const { at, heard, run } = here;
const fresh = newLogKey("udsyn");
let count = 0;

/** A data folder and a journal of the test's own, and the new key in a file as `log-key new` prints it. */
async function begun() {
  count += 1;
  const [data, journal, keyFile] = [`data-${count}`, `journal-${count}`, at(`ny-${count}.txt`)];
  await cp(at("journal"), at(journal), { recursive: true });
  await mkdir(at(data));
  await writeFile(keyFile, `UDSYN_LOG_KEY=${secretForm(fresh)}\n\nOffentlig form: ${publicForm(fresh)}\n`);
  const by = { UDSYN_DATA: at(data), UDSYN_JOURNAL: at(journal) };
  expect(await run(["restore", file()], by)).toBe(0);
  heard.said = "";
  return { by, data: at(data), journal: at(journal), keyFile };
}
const idOf = (slug: string) => here.site.here(slug).id;
const head = (slug: string) => readSigned(here.into.register, idOf(slug));
const signedBy = async (key: LogKey) =>
  (await Promise.all(["proeve", "lyngholm"].map(head))).map(
    (one) => one?.verifierKey === publicForm(named(key, one?.origin ?? "")),
  );
const changed = async (slug: string) =>
  readSuccessions(here.into.register, idOf(slug), (await head(slug))?.origin ?? "");
/** Where the environment has no key, the data folder's own file has it. */
const byFile = async ({ by, data }: { by: Record<string, string>; data: string }) => {
  await writeFile(`${data}/log.key`, `${secretForm(here.site.logKey)}\n`, { mode: 0o600 });
  return { ...by, UDSYN_LOG_KEY: "" };
};

test("the environment's key: every log is handed over, none that is empty, and it says what to set; again it does nothing", async () => {
  const { by, keyFile, journal } = await begun();
  expect(await run(["log-key", "change", keyFile], by)).toBe(0);
  expect(heard.said).toContain("proeve: skiftet ved 1 poster");
  expect(heard.said).toContain("Sæt nu UDSYN_LOG_KEY til den nye nøgle");
  expect(heard.said).not.toContain(secretForm(fresh));
  expect(await signedBy(fresh)).toEqual([true, true]);
  const [note, ...more] = await changed("proeve");
  expect([note?.size, more]).toEqual([1, []]);
  expect(await here.into.query("SELECT DISTINCT municipality_id FROM register.log_succession")).toHaveLength(2);
  expect(await openJournal(journal).successions((await head("proeve"))?.origin ?? "")).toEqual([note?.note]);
  const traced = await here.into.query("SELECT 1 FROM udsyn.records_audit WHERE action = 'identity.change-log-key'");
  expect(traced).toHaveLength(2);
  const before = await head("proeve");
  expect(await run(["log-key", "change", keyFile], by)).toBe(0);
  expect(heard.said).toContain("Ingen log manglede at blive skiftet.");
  expect(await head("proeve")).toEqual(before);
  // The old key starts nothing, doctor says so, and the new one is well.
  heard.said = "";
  expect(await run(["doctor"], by)).toBe(1);
  expect(heard.said).toContain("proeve: UDSYN_LOG_KEY er en anden nøgle");
  const config = here.config(by);
  await expect(openInstallation(config, openLog("silent"), () => undefined)).rejects.toThrow("intet er underskrevet");
  const { close } = await openInstallation(
    { ...config, logKey: secretForm(fresh) },
    openLog("silent"),
    () => undefined,
  );
  await close();
});

test("the data folder's key: the file is replaced, readable by its owner alone, and the old one is kept", async () => {
  const one = await begun();
  const by = await byFile(one);
  expect(await run(["log-key", "change", one.keyFile], by)).toBe(0);
  expect(await signedBy(fresh)).toEqual([true, true]);
  expect((await readFile(`${one.data}/log.key`, "utf8")).trim()).toBe(secretForm(fresh));
  const [kept = "", ...more] = (await readdir(one.data)).filter((name) => name.startsWith("log.key."));
  expect([kept, more]).toEqual([expect.stringMatching(/^log\.key\.[0-9a-f]{8}$/), []]);
  expect(heard.said).toContain(kept);
  expect((await readFile(`${one.data}/${kept}`, "utf8")).trim()).toBe(secretForm(here.site.logKey));
  for (const name of ["log.key", kept]) expect((await stat(`${one.data}/${name}`)).mode & 0o777).toBe(0o600);
});

test("killed half-way, at each point, it says so at a start and goes on at the next run; a third key is refused", async () => {
  const one = await begun();
  const by = await byFile(one);
  // The new key is laid beside the old one, and one log of two was handed over.
  await writeFile(`${one.data}/log.key.next`, `${secretForm(fresh)}\n`, { mode: 0o600 });
  const place = here.site.here("proeve");
  await work(here.into.app, place, operator, now, ({ tx }) =>
    changeLogKey(tx, place.id, { from: here.site.logKey, to: fresh, now }),
  );
  expect(await signedBy(fresh)).toEqual([true, false]);
  const start = openInstallation({ ...here.config(by), logKey: null }, openLog("silent"), () => undefined);
  await expect(start).rejects.toThrow("Kør: bin/udsyn log-key change");
  await writeFile(at("tredje.txt"), secretForm(newLogKey("udsyn")));
  expect(await run(["log-key", "change", at("tredje.txt")], by)).toBe(1);
  expect(heard.said).toContain("Et skift til en anden nøgle er begyndt");
  expect(await run(["log-key", "change"], by)).toBe(0);
  expect(await signedBy(fresh)).toEqual([true, true]);
  expect(await changed("proeve")).toHaveLength(1);
  expect((await readFile(`${one.data}/log.key`, "utf8")).trim()).toBe(secretForm(fresh));
  // All handed over, and only the files were left.
  await writeFile(`${one.data}/log.key`, `${secretForm(here.site.logKey)}\n`);
  await writeFile(`${one.data}/log.key.next`, `${secretForm(fresh)}\n`);
  expect(await run(["log-key", "change"], by)).toBe(0);
  expect((await readFile(`${one.data}/log.key`, "utf8")).trim()).toBe(secretForm(fresh));
  expect((await readdir(one.data)).filter((name) => name.endsWith(".next") || name.endsWith(".part"))).toEqual([]);
});

test("what stands in the way is said before any log is handed over: a key that is not the logs', one that was before, the same, one typed", async () => {
  const { by, keyFile } = await begun();
  expect(await run(["log-key", "change", keyFile], { ...by, UDSYN_LOG_KEY: secretForm(newLogKey("x")) })).toBe(1);
  expect(heard.said).toContain("hverken den gamle eller den nye");
  expect(await run(["log-key", "change", keyFile], { ...by, UDSYN_LOG_KEY: secretForm(fresh) })).toBe(1);
  expect(heard.said).toContain("Den nye nøgle er den, der er sat");
  expect(await run(["log-key", "change", secretForm(fresh)], by)).toBe(2);
  expect(heard.said).toContain("må ikke stå på kommandolinjen");
  expect(await run(["log-key", "change"], by)).toBe(2);
  await writeFile(at("tom.txt"), "ingen nøgle\n");
  expect(await run(["log-key", "change", at("tom.txt")], by)).toBe(2);
  expect(await signedBy(here.site.logKey)).toEqual([true, true]);
  expect(await run(["log-key", "change", keyFile], by)).toBe(0);
  await writeFile(at("gammel.txt"), secretForm(here.site.logKey));
  expect(await run(["log-key", "change", at("gammel.txt")], { ...by, UDSYN_LOG_KEY: secretForm(fresh) })).toBe(1);
  expect(heard.said).toContain("har været loggens før");
  expect(await signedBy(fresh)).toEqual([true, true]);
});

test("a backup from before the change: with the new key the same change is put in again, with the old one nothing is", async () => {
  const { by, keyFile } = await begun();
  expect(await run(["log-key", "change", keyFile], by)).toBe(0);
  const [before, note] = [await head("proeve"), (await changed("proeve"))[0]?.note];
  await here.afresh();
  heard.said = "";
  expect(await run(["restore", file()], by)).toBe(1);
  expect(heard.said).toContain("proeve: loggens nøgle er skiftet siden; det står i journalen. Sæt den nye nøgle");
  const renewed = { ...by, UDSYN_LOG_KEY: secretForm(fresh) };
  heard.said = "";
  expect([await run(["restore", file()], renewed), heard.said]).toEqual([0, expect.anything()]);
  expect(heard.said).toContain("Logbogens nøgle er skiftet igen efter journalen");
  expect(await head("proeve")).toEqual(before);
  expect((await changed("proeve"))[0]?.note).toBe(note);
});

test("a process that runs with the old key publishes nothing, in no log, says so, and signs no page; a database that went back neither", async () => {
  const { site } = here;
  const [slug, other] = ["proeve", "ballerup"];
  const get = reads(site, slug);
  expect((await get("/log/successions")).status).toBe(404);
  const ready = async () => {
    const answer = await get("/readyz");
    const { checks } = (await answer.json()) as { checks: { name: string; ok: boolean; message: string }[] };
    return checks.find((one) => one.name === "log-key");
  };
  expect(await ready()).toMatchObject({ ok: true });
  expect(await (await get("/rejser")).text()).toContain("udsyn-signed");
  const old = await (await get("/log/key")).text();
  const since = await (await get("/log/checkpoint")).text();
  for (const one of [slug, "lyngholm"])
    await site.doing(one, async (work) => {
      await changeLogKey(work.tx, site.here(one).id, { from: site.logKey, to: fresh, now });
      await renderAnew(work);
    });
  const successions = await get("/log/successions");
  expect([successions.status, successions.headers.get("last-modified")]).toEqual([200, now.toUTCString()]);
  await expect(publishedTrip(site, slug, { title: "Tartu" })).rejects.toMatchObject({ code: "log-key-other" });
  // A log that nothing was published in yet has no present key: an old one begins none.
  await expect(publishedTrip(site, other, { title: "Tartu" })).rejects.toMatchObject({ code: "log-key-other" });
  expect(await ready()).toMatchObject({ ok: false, message: expect.stringContaining("en anden nøgle") });
  await expect.poll(async () => (await get("/rejser")).text()).not.toContain("udsyn-signed");
  const heads = knownHeads(openJournal(at("ingen")), openLog("silent"));
  const there = { ...site, rooms: { ...site.rooms, publishTrip: publisher({ ...fresh, heads }) } };
  await publishedTrip(there, slug, { title: "Riga" });
  const address = site.addressOf(slug);
  const report = await verifySource(urlSource(address), { key: old.trim(), since });
  expect(report.differences.map((one) => one.code)).toEqual(["page-unsigned"]);
  expect(report).toMatchObject({ size: 2, followed: [{ size: 1 }], since: 1 });
  const page = await (await get("/log")).text();
  expect(page).toContain('href="/log/successions"');
  // The journal knows that the key was changed, and the database does not: nothing is signed with the old one.
  const journal = openJournal(at("kendt"));
  await followLogs(site.db.register, journal, now);
  const key = { ...site.logKey, heads: knownHeads(journal, openLog("silent")) };
  await site.db.query(
    "UPDATE register.log_head SET verifier_key = s.old_key FROM register.log_succession s WHERE s.municipality_id = log_head.municipality_id",
  );
  await expect(
    publishedTrip({ ...site, rooms: { ...site.rooms, publishTrip: publisher(key) } }, slug, { title: "Oslo" }),
  ).rejects.toMatchObject({ code: "log-key-other" });
});

test("no log begins anew with a key that was succeeded, by the journal or by the copy itself", async () => {
  const { by, keyFile } = await begun();
  expect(await run(["log-key", "change", keyFile], by)).toBe(0);
  const { owner } = here.into.connections;
  await backup({ owner, store: here.site.files, named: namedBytes }, at("skiftet.udsyn"), now);
  const anew = async (copy: string, key: LogKey, journal: string) => {
    await here.afresh();
    heard.said = "";
    const words = ["restore", copy, "--new-log", "--same-documents"];
    return run(words, { ...by, UDSYN_JOURNAL: journal, UDSYN_LOG_KEY: secretForm(key) });
  };
  for (const [copy, journal] of [
    [file(), by.UDSYN_JOURNAL],
    [at("skiftet.udsyn"), at("ingen-journal")],
  ] as const) {
    expect(await anew(copy, here.site.logKey, journal), copy).toBe(1);
    expect(heard.said).toContain("nøglen er skiftet ud");
  }
  expect(await anew(file(), fresh, by.UDSYN_JOURNAL)).toBe(0);
  expect(await signedBy(fresh)).toEqual([true, true]);
  // What nobody knows to be succeeded is as good as any.
  expect(await anew(file(), here.site.logKey, at("ingen-journal"))).toBe(0);
});
