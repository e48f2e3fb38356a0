import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkRecord } from "../../src/verify/index.ts";
import { publishedAgain, publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { emptyFolder, written } from "../setup/written-site.ts";

/** A folder that is served while it is written: at no moment does what lies there look tampered with. */
const slug = "proeve";
let site: TestSite;
beforeAll(async () => {
  site = await startTestSite();
});
afterAll(() => site?.close());

type Seen = ReadonlyMap<string, Uint8Array>;

/** What a reader's browser would be given for a record's check at this moment. */
function seenNow(root: string, record: string): Seen {
  const tiles = path.join(root, "log/tile");
  const files = [
    ...["log/key", "log/successions", "log/checkpoint", `rejser/${record}.json`, `rejser/${record}/index.html`],
    ...(existsSync(tiles)
      ? readdirSync(tiles, { recursive: true, withFileTypes: true })
          .filter((one) => one.isFile())
          .map((one) => path.relative(root, path.join(one.parentPath, one.name)))
      : []),
  ];
  return new Map(
    files.flatMap((file) =>
      existsSync(path.join(root, file)) ? [[file, readFileSync(path.join(root, file))] as const] : [],
    ),
  );
}

async function told(seen: Seen, record: string): Promise<readonly string[]> {
  const page = seen.get(`rejser/${record}/index.html`) ?? null;
  const version = Number(/data-version="(\d+)"/.exec(Buffer.from(page ?? []).toString())?.[1]);
  const { steps } = await checkRecord({
    read: async (file) => seen.get(file) ?? null,
    file: seen.get(`rejser/${record}.json`) ?? null,
    remembered: null,
    page: { address: `rejser/${record}`, version, bytes: page },
  });
  return steps.map(({ code, outcome, version: of }) => `${code} ${outcome}${of === undefined ? "" : ` ${of}`}`);
}

test("a record that is corrected is good at every moment of the run, and so is what a stopped run leaves", async () => {
  const { id, slug: record } = await publishedTrip(site, slug, {
    title: "Malmø",
    startOn: "2025-02-03",
    endOn: "2025-02-04",
  });
  const root = await emptyFolder();
  await written(site, slug, root);
  await publishedAgain(site, slug, id, "Malmø og Lund");
  for (let more = 1; more <= 3; more += 1) await publishedTrip(site, slug, { title: `Ystad ${more}` });
  const seen: Seen[] = [];
  const stop = { at: 1 };
  const progress = () => {
    seen.push(seenNow(root, record));
    if (seen.length === stop.at) throw new Error("stopped");
  };
  for (; stop.at <= 6; stop.at += 1) {
    seen.length = 0;
    await expect(written(site, slug, root, { progress })).rejects.toThrow("stopped");
    for (const one of seen) expect((await told(one, record)).filter((step) => step.includes("bad"))).toEqual([]);
  }
  seen.length = 0;
  stop.at = 0;
  expect(await written(site, slug, root, { progress })).toMatchObject({ faults: [] });
  for (const one of seen) expect((await told(one, record)).filter((step) => step.includes("bad"))).toEqual([]);
  expect(await told(seenNow(root, record), record)).toEqual([
    "file good",
    "leaf good",
    "which good 2",
    "grown good",
    "remembered silent",
    "page good",
  ]);
}, 120_000);
