import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withdraw } from "../../src/register/index.ts";
import { directorySource, type Report, type Source, urlSource, verifySource } from "../../src/verify/index.ts";
import { publishedAgain, publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let address: string;
let folder: string;
let key: string;
let shownSlug: string;
/** A version that is in force, by its number. */
let inForce: string;

/** What a running site serves, read file by file into a folder, as a mirror would. */
async function mirrored(into: string): Promise<void> {
  const source = urlSource(address);
  const recorder: Source = {
    list: (below) => source.list(below),
    read: async (file) => {
      const bytes = await source.read(file);
      if (bytes) {
        await mkdir(path.dirname(path.join(into, file)), { recursive: true });
        await writeFile(path.join(into, file), bytes);
      }
      return bytes;
    },
  };
  expect((await verifySource(recorder)).differences).toEqual([]);
  const get = reads(site, "proeve");
  for (const page of [
    "",
    "om",

    "log",
    "data",
    "rejser",
    "rejser/2025",
    "rejser/side/2",
    `rejser/${shownSlug}`,
  ]) {
    await mkdir(path.join(into, page), { recursive: true });
    await writeFile(path.join(into, page, "index.html"), Buffer.from(await (await get(`/${page}`)).arrayBuffer()));
  }
  // As a person saves them: the version in force by its number as well, and a style sheet.
  await writeFile(path.join(into, inForce), await (await get(`/${inForce}`)).text());
  const sheet = /href="\/(a\/[0-9a-f]+\.css)"/.exec(await (await get("/")).text())?.[1] ?? "";
  await mkdir(path.join(into, "a"));
  await writeFile(path.join(into, sheet), Buffer.from(await (await get(`/${sheet}`)).arrayBuffer()));
  await mkdir(path.join(into, "assets"));
  await writeFile(path.join(into, "assets/udsyn.css"), "body{}");
}

beforeAll(async () => {
  site = await startTestSite();
  address = site.addressOf("proeve");
  const ids = [];
  for (let number = 1; number <= 300; number += 1) {
    const title = ["'=1+1", "-5", "＝SUM(A1)", 'Ålborg, "ø"\nog mere'][number % 4];
    ids.push(
      await publishedTrip(site, "proeve", { title: `${title} ${number}`, startOn: "2025-02-03", endOn: "2025-02-04" }),
    );
  }
  const [first, second] = ids;
  if (!first || !second) throw new Error("no trips");
  await publishedAgain(site, "proeve", first.id, "=rettet");
  await site.doing("proeve", (work) => withdraw(work, site.logKey, "trip", second.id, "Posten var en dublet"));
  shownSlug = first.slug;
  inForce = `rejser/${shownSlug}/v2.json`;
  key = await (await reads(site, "proeve")("/log/key")).text();
  folder = await mkdtemp(path.join(tmpdir(), "udsyn-mirror-"));
  await mirrored(folder);
});
afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const firstOf = ({ differences: [first] }: Report) => first && `${first.code} ${first.path}`;

test("a running site stands every check, with a key known from elsewhere", async () => {
  const report = await verifySource(urlSource(address), { key: key.trim() });
  expect(report.differences).toEqual([]);
  expect(report).toMatchObject({
    size: 302,
    keyFrom: "given",
    versions: { shown: 300, withdrawn: 2 },
    compared: [
      "data/trips.json",
      "data/trips.jsonl",
      "data/trips.csv",
      "data/trips.xlsx",
      "data/trip-accounts.csv",
      "data/trip-accounts.xlsx",
      "rejser/feed.xml",
      "rejser/kalender.ics",
    ],
    // This municipality does without the room of partners.
    stated: ["data/catalog.ttl", "data/catalog.jsonld"],
    pages: 1,
    unchecked: null,
  });
});

test("a site that goes on shows that it only grew", async () => {
  const since = await (await reads(site, "proeve")("/log/checkpoint")).text();
  await publishedTrip(site, "proeve", { title: "En til" });
  const report = await verifySource(urlSource(address), { since });
  expect(report).toMatchObject({ ok: true, size: 303, since: 302 });
});

test("a withdrawn record's files are gone, with the reason, and it may come back as a new version", async () => {
  const get = reads(site, "proeve");
  const { id, slug } = await publishedTrip(site, "proeve", { title: "Tilbage" });
  await site.doing("proeve", (work) => withdraw(work, site.logKey, "trip", id, "Forkert sag"));
  for (const file of [`/rejser/${slug}.json`, `/rejser/${slug}/v1.json`, `/rejser/${slug}/v2.json`]) {
    const response = await get(file);
    expect(response.status, file).toBe(410);
    expect(await response.json()).toMatchObject({ detail: "Posten er trukket tilbage. Begrundelse: Forkert sag" });
  }
  await expect(site.doing("proeve", (work) => withdraw(work, site.logKey, "trip", id, "Igen"))).rejects.toThrow(
    "record-withdrawn",
  );
  const reason = { reason: "Den rigtige sag" };
  const again = await site.api("proeve", "coordinator", "POST", `/api/v1/trips/${id}/republication`, reason);
  expect(again.status, await again.clone().text()).toBe(201);
  expect(await (await get(`/rejser/${slug}.json`)).json()).toMatchObject({ version: 3, slug });
  expect((await verifySource(urlSource(address))).differences).toEqual([]);
});

/** Pages are kept by the day as well as by the log's head: tomorrow every one of them is rendered anew. */
function tomorrow(): void {
  site.clock.now = new Date(site.clock.now.getTime() + 86_400_000);
}

describe("a planted change in the database", () => {
  const changes: [string, string, string, RegExp][] = [
    [
      "the list's entry",
      "register.current",
      `entry = jsonb_set(entry, '{status}', '"approved"') WHERE leaf_index = 7`,
      /^item-differs data\/trips\.json$/,
    ],
    [
      "the version itself",
      "register.entry",
      `entry = jsonb_set(entry, '{startOn}', '"2025-02-02"') WHERE leaf_index = 7`,
      /^entry-differs rejser\/.*\.json$/,
    ],
    [
      "a hash of the tree",
      "register.log_hash",
      "hash = sha256(hash) WHERE level = 0 AND position = 280",
      /^tile-differs log\/tile\/0\/001/,
    ],
    [
      "a leaf",
      "register.log_leaf",
      "leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '2025-02-03', '2025-02-02'), 'UTF8') WHERE leaf_index = 9",
      /^tile-differs log\/tile\/0\/000$/,
    ],
    [
      "the head",
      "register.log_head",
      "checkpoint = replace(checkpoint, E'\n30', E'\n29')",
      /^signature-wrong log\/checkpoint$/,
    ],
  ];
  test.each(changes)("of %s is found", async (_, table, planted, found) => {
    await site.db.query(`CREATE TABLE public.kept AS TABLE ${table}`);
    await site.db.query(`UPDATE ${table} SET ${planted}`);
    tomorrow();
    const report = await verifySource(urlSource(address));
    await site.db.query(`TRUNCATE ${table}`);
    await site.db.query(`INSERT INTO ${table} TABLE public.kept`);
    await site.db.query("DROP TABLE public.kept");
    tomorrow();
    expect(firstOf(report)).toMatch(found);
    expect((await verifySource(urlSource(address))).differences).toEqual([]);
  });
});

describe("a planted change in a copied folder", () => {
  const changes: [string, string, (text: string) => string, RegExp][] = [
    ["a cell", "data/trips.csv", (text) => text.replace("2025-02-03", "2025-02-02"), /^cell-differs data\/trips\.csv$/],
    [
      "a row",
      "data/trips.csv",
      (text) => `${text.split("\r\n").slice(0, 5).join("\r\n")}\r\n`,
      /^item-missing data\/trips\.csv$/,
    ],
    ["a line", "data/trips.jsonl", (text) => text.replace("Ålborg", "Aalborg"), /^item-differs data\/trips\.jsonl$/],
    ["the data", "data/trips.json", (text) => text.replace('"days":2', '"days":3'), /^item-differs data\/trips\.json$/],
    [
      "a page",
      `rejser/2025/index.html`,
      (text) => text.replace("2025", "2024"),
      /^page-differs rejser\/2025\/index\.html$/,
    ],
    ["the front page", "index.html", (text) => text.replace("</h1>", "!</h1>"), /^page-differs index\.html$/],
    ["the page about the site", "om/index.html", (text) => text.replace("</h1>", "!</h1>"), /^page-differs om\/index/],
    ["the page of the log", "log/index.html", (text) => text.replace("</h1>", "!</h1>"), /^page-differs log\/index/],
    ["a signature", "om/index.html", (text) => text.slice(0, text.indexOf("<!-- udsyn")), /^page-unsigned om\/index/],
    [
      "the version in force, by its number",
      "rejser/VERSION",
      (text) => text.replace('"days":2', '"days":3'),
      /^entry-differs rejser\/.*\/v2\.json$/,
    ],
    [
      "the description",
      "data/datapackage.json",
      (text) => text.replace("Titel", "Titler"),
      /^page-differs data\/datapackage/,
    ],
    [
      "the feed",
      "rejser/feed.xml",
      (text) => text.replace("ingen", "xingen").replace("Ålborg", "Aalborg"),
      /^line-differs rejser\/feed\.xml$/,
    ],
    [
      "the calendar",
      "rejser/kalender.ics",
      (text) => text.replace("20250203", "20250202"),
      /^line-differs rejser\/kalender\.ics$/,
    ],
    ["the key", "log/key", (text) => text.replace(/.{4}\n$/, "AAA=\n"), /^key-unreadable log\/key$/],
  ];
  test.each(changes)("of %s is found", async (_, file, change, found) => {
    const copy = await mkdtemp(path.join(tmpdir(), "udsyn-mirror-"));
    await cp(folder, copy, { recursive: true });
    const whole = { differences: [], pages: 9, assets: 1, namesChecked: true, unchecked: ["assets/udsyn.css"] };
    expect(await verifySource(directorySource(copy))).toMatchObject(whole);
    const changed = path.join(copy, file === "rejser/VERSION" ? inForce : file);
    await writeFile(changed, change(await readFile(changed, "utf8")));
    expect(firstOf(await verifySource(directorySource(copy)))).toMatch(found);
    await rm(copy, { recursive: true });
  });
});
