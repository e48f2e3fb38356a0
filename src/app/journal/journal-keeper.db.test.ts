import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { newId } from "../../kernel/index.ts";
import { openLog, readConfig } from "../../platform/index.ts";
import { keepErasure } from "../../records/index.ts";
import { compareLogs } from "./follow-logs.ts";
import { openJournal } from "./journal.ts";
import { journalKeeper } from "./journal-keeper.ts";

let site: TestSite;
let folder: string;
beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-keeper-"));
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

test("what could not be written is tried again until it is in, though nothing more is published", async () => {
  const journal = path.join(folder, "journal");
  const config = readConfig({ UDSYN_DATA: folder, UDSYN_JOURNAL: journal });
  if ("faults" in config) throw new Error("the configuration has faults");
  await publishedTrip(site, "proeve", { title: "Malmø" });
  const here = site.here("proeve").id;
  await site.doing("proeve", ({ tx, now }) =>
    keepErasure(tx, here, { id: newId<"erasure">(), at: now, what: { place: "travel-list:1" } }),
  );
  const errors: string[] = [];
  const log = { ...openLog("silent"), error: (_: object, words?: string) => void errors.push(words ?? "") };
  // A file where the folder should be: nothing can be written there.
  await writeFile(journal, "");
  const parts = { db: site.db, journal: openJournal(journal), config, secret: "test", logKey: site.logKey };
  const keeper = journalKeeper(parts, () => site.clock.now, log, { again: 50 });
  keeper.keep(here);
  // Heads and erasures each say so.
  await vi.waitFor(() => expect(errors.length).toBeGreaterThanOrEqual(4), { timeout: 10_000 });
  expect(new Set(errors)).toEqual(new Set(["the journal cannot be written"]));
  await rm(journal);
  const standing = async () =>
    (await compareLogs(site.db.register, parts.journal)).find((one) => one.municipality === "proeve");
  await vi.waitFor(async () => expect(await standing()).toMatchObject({ standing: "same", size: 1 }), {
    timeout: 10_000,
  });
  await vi.waitFor(async () => expect(await readdir(journal)).toContain(`erasures-${here}.jsonl`), { timeout: 10_000 });
  await keeper.stop();
});

test("a line that cannot be read is told of by the running site, which goes on writing below it", async () => {
  const journal = path.join(folder, "broken");
  const config = readConfig({ UDSYN_DATA: folder, UDSYN_JOURNAL: journal });
  if ("faults" in config) throw new Error("the configuration has faults");
  const here = site.here("proeve").id;
  const file = path.join(journal, `erasures-${here}.jsonl`);
  await mkdir(journal);
  await writeFile(file, "ulæselig\n");
  const errors: string[] = [];
  const log = {
    ...openLog("silent"),
    error: (what: object, words?: string) => void errors.push(`${words}: ${JSON.stringify(what)}`),
  };
  const parts = { db: site.db, journal: openJournal(journal), config, secret: "test", logKey: site.logKey };
  const keeper = journalKeeper(parts, () => site.clock.now, log);
  keeper.keep(here);
  await keeper.stop();
  expect(errors).toEqual([expect.stringMatching(`the journal has lines that cannot be read.*1 linje .*${file}`)]);
  expect((await readFile(file, "utf8")).split("\n")).toHaveLength(3);
});
