import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { newId } from "../../kernel/index.ts";
import { inMunicipality } from "../../platform/index.ts";
import { keepErasure } from "../../records/index.ts";
import { followErasures } from "../journal/follow-erasures.ts";
import { followLogs } from "../journal/follow-logs.ts";
import { openJournal } from "../journal/journal.ts";
import { personalSources } from "../personal-sources.ts";
import { journalFaults } from "./journal-faults.ts";

/** What doctor says of the journal: each of heads, erasures and seals for itself. */
const slug = "lyngholm";
let site: TestSite;
let journal: string;
beforeAll(async () => {
  site = await startTestSite();
  journal = await mkdtemp(path.join(tmpdir(), "udsyn-faults-"));
});
afterAll(async () => {
  await site.close();
  await rm(journal, { recursive: true, force: true });
});

const faults = () => journalFaults({ journal }, site.db);
const here = () => site.here(slug).id;
const erase = () =>
  inMunicipality(site.db.app, here(), (tx) =>
    keepErasure(tx, here(), { id: newId<"erasure">(), at: site.clock.now, what: { place: `trips.draft ${newId()}` } }),
  );
const keep = () =>
  followErasures(site.db.app, journal, { secret: "test", sources: personalSources("test") }, site.clock.now);

test("erasures and closings that the journal lacks are told by number and municipality, and no more once they are in", async () => {
  await erase();
  await keep();
  expect(await faults()).toEqual([]);
  await erase();
  expect(await faults()).toEqual([
    expect.stringMatching(
      new RegExp(`^${slug}: journalen i ${journal} mangler 1 sletning eller lukning, .*om der er plads`),
    ),
  ]);
  await erase();
  expect(await faults()).toEqual([expect.stringMatching(/mangler 2 sletninger og lukninger/)]);
  await keep();
  expect(await faults()).toEqual([]);
});

test("what cannot be opened hides nothing of the rest, and is told in words", async () => {
  await publishedTrip(site, slug, { title: "Turku" });
  await erase();
  await mkdir(path.join(journal, `seal-${here()}`));
  expect(await faults()).toEqual([
    expect.stringMatching(/^lyngholm: journalen i .* har intet om logbogens 1 poster/),
    expect.stringMatching(/^lyngholm: journalen i .* mangler 1 sletning/),
    expect.stringMatching(
      /^Seglet i journalen, .* kan ikke åbnes.*der ligger en mappe.*Revisionssporet forsegles imens/,
    ),
  ]);
  await followLogs(site.db.register, openJournal(journal), site.clock.now);
  await rm(path.join(journal, `erasures-${here()}.jsonl`));
  await mkdir(path.join(journal, `erasures-${here()}.jsonl`));
  expect(await faults()).toEqual([
    `Journalen i ${journal} kan ikke læses: der ligger en mappe, hvor filen skal være. Flyt mappen.`,
    expect.stringMatching(/^Seglet i journalen/),
  ]);
  await rm(journal, { recursive: true });
  await writeFile(journal, "");
  const told = await faults();
  expect(told[0]).toBe(
    `Journalen i ${journal} kan ikke læses: journalens mappe er en fil. Flyt filen, eller ret UDSYN_JOURNAL.`,
  );
  expect(told.join()).not.toMatch(/[A-Z]{5,}:/);
});
