import { execFileSync, spawn } from "node:child_process";
import { mkdir, open, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { publishedTrip, reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { openLog, readConfig } from "../../platform/index.ts";
import { readSigned } from "../../register/index.ts";
import { journalFaults } from "../health/journal-faults.ts";
import { unreadableSeals } from "../seal-witness.ts";
import { startSealing } from "../sealing.ts";
import { followErasures } from "./follow-erasures.ts";
import { openJournal } from "./journal.ts";
import { asFileName } from "./journal-files.ts";
import { journalKeeper } from "./journal-keeper.ts";

/** A journal that hangs, as a mounted share whose server is away does: to open a file of it does not come back. */
let site: TestSite;
let journal: string;
let letGo: () => Promise<void> = async () => undefined;
beforeAll(async () => {
  site = await startTestSite();
  await publishedTrip(site, "proeve", { title: "Malmø" });
  journal = path.join(path.dirname(site.filesDir), "journal");
  await mkdir(journal);
});
afterAll(async () => {
  await letGo();
  await site.close();
});

async function hangLogs(): Promise<void> {
  hang(
    await Promise.all(
      site.directory.all().map(async ({ id, profile }) => {
        const origin = (await readSigned(site.db.register, id))?.origin ?? profile.logOrigin;
        return path.join(journal, `${asFileName(origin)}.jsonl`);
      }),
    ),
  );
}

/** A file that is a pipe nobody writes to; until the share is back, or this test would wait for ever where it fails. */
function hang(pipes: readonly string[]): void {
  execFileSync("sh", ["-c", 'mkfifo "$@"', "sh", ...pipes]);
  const later = spawn("sh", ["-c", 'sleep 20; for pipe; do : <> "$pipe"; done', "sh", ...pipes], { stdio: "ignore" });
  letGo = async () => {
    later.kill();
    for (const pipe of pipes) {
      const answered = await open(pipe, "r+");
      await rm(pipe);
      await answered.close();
    }
    letGo = async () => undefined;
  };
}

test("while the journal hangs, it is published and looked at, files are served, and it is told", async () => {
  const errors: string[] = [];
  const log = {
    ...openLog("silent"),
    error: (what: object, words?: string) => void errors.push(`${words}: ${JSON.stringify(what)}`),
  };
  const config = readConfig({ UDSYN_DATA: path.dirname(site.filesDir), UDSYN_JOURNAL: journal });
  if ("faults" in config) throw new Error("the configuration has faults");
  const parts = { db: site.db, journal: openJournal(journal), config, secret: "test", logKey: site.logKey };
  const keeper = journalKeeper(parts, () => site.clock.now, log, { silent: 200 });
  await hangLogs();
  keeper.keep();
  // One waits, and nobody after it: each would be asked for a second under the log's lock.
  const before = performance.now();
  for (let at = 0; at < 6; at++) await publishedTrip(site, "proeve", { title: `Turku ${at}` });
  expect(performance.now() - before).toBeLessThan(5_000);
  const read = reads(site, "proeve");
  for (let at = 0; at < 6; at++) expect((await read("/readyz")).status).toBe(200);
  // Node's threads for files are four: they are not used up by those who asked.
  expect(await readFile(import.meta.filename, "utf8")).toContain("four");
  await vi.waitFor(() => expect(errors).toEqual([expect.stringMatching("cannot be written.*no answer in 200 ms")]));
  await keeper.stop();
  expect(await journalFaults({ journal }, site.db, 200)).toEqual([
    expect.stringMatching("^Journalen i .* kan ikke læses: mappen svarer ikke"),
  ]);
  await letGo();
}, 30_000);

test("while erasures and seals hang, the process goes on, the trail is sealed, and it is told", async () => {
  const { id, profile } = site.here("lyngholm");
  hang([path.join(journal, `erasures-${id}.jsonl`), path.join(journal, `seal-${id}`)]);
  const errors: string[] = [];
  const told: string[] = [];
  const log = {
    ...openLog("silent"),
    warn: (_: object, words?: string) => void told.push(words ?? ""),
    error: (_: object, words?: string) => void errors.push(words ?? ""),
  };
  const before = performance.now();
  const following = followErasures(site.db.app, journal, { secret: "test", sources: [] }, site.clock.now, id);
  const directory = { all: () => [site.here("lyngholm")] };
  const sealing = startSealing({ db: site.db.app, directory, journal, clock: () => site.clock.now, log });
  await vi.waitFor(() => expect(errors).toEqual([expect.stringMatching("witness cannot be read")]), 12_000);
  expect(await unreadableSeals(journal, [{ ...profile, id, earlierLogs: [] }])).toEqual([
    expect.stringContaining("mappen svarer ikke"),
  ]);
  expect(performance.now() - before).toBeLessThan(14_000);
  await letGo();
  expect(await following).toMatchObject({ unreadable: [] });
  // The share is back, and has no witness: that is said, as it was said that it could not be read.
  await vi.waitFor(
    () => expect(told).toEqual([expect.stringMatching("there is no witness of the audit trail")]),
    10_000,
  );
  await sealing.stop();
}, 60_000);

test("a witness that answers late once, as on a busy disk, is no fault", async () => {
  const here = site.here("proeve");
  const [file, errors]: [string, string[]] = [path.join(journal, `seal-${here.id}`), []];
  const log = { ...openLog("silent"), error: (_: object, words?: string) => void errors.push(words ?? "") };
  const parts = { db: site.db.app, directory: { all: () => [here] }, journal, clock: () => site.clock.now, log };
  const before = startSealing(parts);
  const sealed = await vi.waitFor(() => readFile(file, "utf8"), 10_000);
  await before.stop();
  await rm(file);
  execFileSync("sh", ["-c", 'mkfifo "$1"', "sh", file]);
  const sealing = startSealing(parts);
  await setTimeout(1_500);
  const pipe = await open(file, "r+");
  await rm(file);
  await writeFile(file, sealed);
  await pipe.writeFile(sealed);
  await setTimeout(200);
  await pipe.close();
  await setTimeout(3_000);
  await sealing.stop();
  expect(errors).toEqual([]);
  expect(await readFile(file, "utf8")).toMatch(/^\d+ [0-9a-f]{64}\n$/);
}, 60_000);
