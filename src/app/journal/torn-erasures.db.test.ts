import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { newId } from "../../kernel/index.ts";
import { keepErasure, keptErasures } from "../../records/index.ts";
import { personalSources } from "../personal-sources.ts";
import { followErasures, unreadableErasures } from "./follow-erasures.ts";

const slug = "lyngholm";
const secret = "test";
let site: TestSite;
let folder: string;
let file: string;

beforeAll(async () => {
  site = await startTestSite();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-torn-"));
  file = path.join(folder, `erasures-${site.here(slug).id}.jsonl`);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const follow = () => followErasures(site.db.app, folder, { secret, sources: personalSources(secret) }, site.clock.now);

async function eraseOne(): Promise<void> {
  const trip = { title: "Turku", destinations: [{ place: "Turku", country: "FI" }] };
  const { id } = await publishedTrip(site, slug, { ...trip, startOn: "2026-09-02", endOn: "2026-09-04" });
  const list = { travellers: [{ name: "Bo Rejsende" }] };
  expect((await site.api(slug, "coordinator", "PUT", `/api/v1/trips/${id}/travel-list`, list)).status).toBe(204);
  expect((await site.api(slug, "coordinator", "DELETE", `/api/v1/trips/${id}/travel-list`)).status).toBe(204);
}

test("a torn tail is cut off and written again; a line in the middle that cannot be read is passed over and told", async () => {
  await eraseOne();
  await eraseOne();
  expect(await follow()).toMatchObject({ written: 2, unreadable: [] });
  const whole = await readFile(file, "utf8");
  const [first = "", second = ""] = whole.split("\n");
  // Torn in mid-append: what it held is in the database.
  await writeFile(file, `${first}\n${second.slice(0, 40)}`);
  expect(await follow()).toMatchObject({ written: 1, unreadable: [] });
  expect(await readFile(file, "utf8")).toBe(whole);
  // Only the line break is lacking: nothing is lost, and nothing is joined to it.
  await writeFile(file, `${first}\n${second}`);
  await eraseOne();
  expect(await follow()).toMatchObject({ written: 1, unreadable: [] });
  expect((await readFile(file, "utf8")).startsWith(whole)).toBe(true);
  // As an older version left it: torn, with the line once more below.
  await writeFile(file, `${first}\n${second.slice(0, 40)}\n${second}\n`);
  await eraseOne();
  const { written, unreadable } = await follow();
  expect([written, unreadable]).toEqual([2, [expect.stringContaining(`1 linje i journalens sletninger, ${file},`)]]);
  expect(await unreadableErasures(site.db.register, folder)).toEqual(unreadable);
  expect(await follow()).toMatchObject({ repeated: 0, written: 0 });
});

test("a tail that was cut within a letter is cut off where it began, and what stands before it keeps its letters", async () => {
  const { id } = site.here("proeve");
  const letters = path.join(folder, `erasures-${id}.jsonl`);
  const keep = (place: string) =>
    site.doing("proeve", ({ tx, now }) => keepErasure(tx, id, { id: newId<"erasure">(), at: now, what: { place } }));
  await keep("rejseliste:Sønderjylland");
  await follow();
  await keep("rejseliste:Ærø");
  await follow();
  const whole = await readFile(letters);
  expect(whole.toString()).toContain("Ærø");
  // The first of the two bytes of an »Æ«, and no more.
  await writeFile(letters, whole.subarray(0, whole.lastIndexOf("Æ") + 1));
  expect(await follow()).toMatchObject({ written: 1 });
  expect(await readFile(letters, "utf8")).toBe(whole.toString());
  // What the journal alone knows of is repeated by its letters too.
  const what = { place: "rejseliste:Læsø" };
  const known = { kind: "erasure", id: newId<"erasure">(), at: site.clock.now.toISOString(), what };
  await appendFile(letters, `${JSON.stringify(known)}\n`);
  expect(await follow()).toMatchObject({ repeated: 1, written: 0 });
  expect(await site.doing("proeve", ({ tx }) => keptErasures(tx, id))).toContainEqual(
    expect.objectContaining({ what }),
  );
});
