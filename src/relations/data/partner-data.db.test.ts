import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip, reads } from "../../../test/setup/open-data.ts";
import { startTestSite, type TestSite } from "../../../test/setup/site.ts";
import { operator } from "../../identity/index.ts";
import { fileOf } from "../../intake/index.ts";
import { readSheet } from "../../papers/index.ts";
import { urlSource, verifySource } from "../../verify/index.ts";

let site: TestSite;
let get: ReturnType<typeof reads>;
beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, "lyngholm");
  await publishedTrip(site, "lyngholm", { title: "En rejse" });
});
afterAll(() => site.close());

async function importPartners(publish: boolean, ...rows: string[]): Promise<void> {
  const importer = site.rooms.importers.find((one) => one.name === "partners");
  const mapping = importer?.readMapping({ key: ["Navn"], fields: { name: "Navn", country: "Land", since: "Siden" } });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const source = fileOf("byer.csv", Buffer.from(`Navn;Land;Siden\n${rows.join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  await importer.run(place, { source, mapping, publish, dryRun: false });
}

type Item = { slug: string; partnerships: { current: boolean; status: string; from: string | null }[] };
const items = async (query = "") =>
  (JSON.parse(await (await get(`/data/partners.json${query}`)).text()) as { items: Item[] }).items;

test("the files hold the partners that the page shows, in every form", async () => {
  const all = await items();
  const page = await (await get("/partnere")).text();
  expect(all.length).toBeGreaterThan(2);
  const onPage = [...page.matchAll(/href="\/partnere\/([a-z0-9-]+)"/g)].map((found) => found[1]);
  expect(all.map(({ slug }) => slug).toSorted()).toEqual([...new Set(onPage)].toSorted());
  const lines = (await (await get("/data/partners.jsonl")).text()).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(all);
  const rows: Record<string, string>[] = parse(await (await get("/data/partners.csv")).text(), { columns: true });
  expect(rows.map(({ slug, status, from }) => [slug, status, from])).toEqual(
    all.flatMap((one) => one.partnerships.map(({ status, from }) => [one.slug, status, from ?? ""])),
  );
  const sheet = await Array.fromAsync(readSheet(Buffer.from(await (await get("/data/partners.xlsx")).arrayBuffer())));
  expect(sheet).toHaveLength(rows.length + 1);
  const excel = Buffer.from(await (await get("/data/partners.csv?dialekt=excel-da")).arrayBuffer());
  expect(excel.toString()).toMatch(/^\ufeffslug;number;/);
  expect(excel.toString()).toContain(";52,31;");
});

test("they are narrowed by country, kind, standing today and name, and refuse the words of trips", async () => {
  const [first] = await items();
  expect((await items(`?q=${encodeURIComponent("SANKT ALBA")}`)).map(({ slug }) => slug)).toEqual([first?.slug]);
  for (const one of await items("?status=active"))
    expect(one.partnerships.find(({ current }) => current)?.status).toBe("active");
  expect(await items("?land=AQ")).toEqual([]);
  expect((await items("?type=city&land=de")).length).toBeGreaterThan(0);
  expect(await items("?side=9")).toEqual([]);
  for (const word of ["aar=2025", "udvalg=x", "maal=x", "status=final", "type=committee-trip"])
    expect((await get(`/data/partners.json?${word}`)).status, word).toBe(400);
});

test("a partner that is not published is in no file; published, it is there, and its days are only told where its source has them", async () => {
  const before = await (await get("/data/partners.csv")).text();
  await importPartners(false, "Hemmelig By;Estland;1.5.1995");
  expect(await (await get("/data/partners.csv")).text()).toBe(before);
  for (const form of ["json", "jsonl", "csv"])
    expect(await (await get(`/data/partners.${form}?q=hemmelig`)).text()).not.toContain("Hemmelig");
  await importPartners(true, "Narva;Estland;1.5.1995", "Tartu;Estland;maj 1995", "Pärnu;Estland;-");
  const estonian = await items("?land=EE");
  expect(estonian.map(({ slug, partnerships: [one] }) => [slug, one?.status, one?.from])).toEqual([
    ["narva", "active", "1995-05-01"],
    ["parnu", "unknown", null],
    ["tartu", "active", null],
  ]);
});

test("a file is dated since it is what it is: a partner that is published makes another", async () => {
  const changed = async () => (await get("/data/partners.jsonl")).headers.get("last-modified");
  const [before, now] = [await changed(), site.clock.now];
  site.clock.now = new Date(now.getTime() + 60_000);
  expect(await changed()).toBe(before);
  await importPartners(true, "Viljandi;Estland;1.5.1996");
  const since = site.clock.now.toUTCString();
  expect(await changed()).toBe(since);
  // What states their digests is as new, or a reader who asks by date alone keeps the old beside them.
  for (const about of ["datapackage.json", "catalog.ttl"])
    expect((await get(`/data/${about}`)).headers.get("last-modified"), about).toBe(since);
  // A harvester comes again for what the catalogue says was modified.
  const nodes = (await (await get("/data/catalog.ttl")).text()).split("\n\n");
  const modified = (name: string) => {
    const node = nodes.find((one) => one.includes(`/data#${name}> a dcat:Dataset`)) ?? "";
    return new Date(/dct:modified "([^"]+)"/.exec(node)?.[1] ?? "").toUTCString();
  };
  expect([modified("partners"), modified("trips")]).toEqual([since, before]);
  // By what is stored, so that whoever answers says the same: also one who is asked for the first time, later.
  site.clock.now = new Date(now.getTime() + 120_000);
  const dated = async (address: string) => (await get(address)).headers.get("last-modified");
  expect(await dated("/data/partners.jsonl?land=EE")).toBe(since);
  expect(await dated("/data/trips.csv?rapport=late")).toBe(since);
  // With the day a file may change that nobody changed.
  site.clock.now = new Date("2026-05-09T10:00:00Z");
  expect(await dated("/data/partners.jsonl?land=EE")).toBe("Fri, 08 May 2026 22:00:00 GMT");
  site.clock.now = now;
});

test("who has a file is not sent it again, and a changed one is found by the signed description", async () => {
  const first = await get("/data/partners.csv");
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("access-control-allow-origin")).toBe("*");
  expect((await get("/data/partners.csv", { "if-none-match": etag })).status).toBe(304);
  const source = urlSource(site.addressOf("lyngholm"));
  const report = await verifySource(source);
  expect(report.differences).toEqual([]);
  expect(report.stated).toEqual(expect.arrayContaining(["data/partners.csv", "data/partners.xlsx"]));
  for (const path of ["data/partners.csv", "data/partners.json", "data/partners.jsonl", "data/partners.xlsx"]) {
    const read = async (file: string) => {
      const bytes = await source.read(file);
      if (file !== path || !bytes) return bytes;
      const changed = Uint8Array.from(bytes);
      changed[changed.length - 10] = (changed[changed.length - 10] ?? 0) ^ 1;
      return changed;
    };
    const { differences } = await verifySource({ list: source.list, read });
    expect(differences.map(({ code, path }) => [code, path])).toEqual([["file-differs", path]]);
  }
});
