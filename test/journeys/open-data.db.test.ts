import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSheet } from "../../src/papers/index.ts";
import { publishedAgain, publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let get: ReturnType<typeof reads>;
const plan = (number: number) => ({
  kind: number % 2 === 0 ? "committee-trip" : "staff-visit",
  title: `=Rejse nr. ${number}; "ø"`,
  purpose: number % 3 === 0 ? null : "At lære,\nog at vise.",
  destinations: [{ place: "Hamborg", country: number % 2 === 0 ? "DE" : "SE" }],
  startOn: `20${20 + (number % 5)}-05-06`,
  endOn: `20${20 + (number % 5)}-05-08`,
  participants: { elected: { count: 2 } },
  budget: { currency: "DKK", vat: "incl", lines: [{ category: "transport", amount: "1234.5" }] },
});

beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, "proeve");
  for (let number = 1; number <= 7; number += 1) await publishedTrip(site, "proeve", plan(number));
});
afterAll(() => site.close());

const items = async (pathname: string) => {
  const response = await get(pathname);
  expect(response.status, pathname).toBe(200);
  return (await response.json()) as { items: { slug: string; title: string }[]; next: string | null };
};

test("the data files hold the same records in every form", async () => {
  const { items: trips, next } = await items("/data/trips.json");
  expect(next).toBeNull();
  expect(trips).toHaveLength(7);
  const lines = (await (await get("/data/trips.jsonl")).text()).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual(trips);
  const csv: Record<string, string>[] = parse(await (await get("/data/trips.csv")).text(), { columns: true });
  expect(csv.map((row) => row.slug)).toEqual(trips.map((trip) => trip.slug));
  expect(csv[0]).toMatchObject({ title: `'${trips[0]?.title}`, budgetTotal: "1234.50", participants: "2", total: "" });
  const excel = await (await get("/data/trips.csv?dialekt=excel-da")).arrayBuffer();
  expect(Buffer.from(excel).subarray(0, 3).toString("hex")).toBe("efbbbf");
  expect(Buffer.from(excel).toString()).toContain(";1234,50;");
  const response = await get("/data/trips.xlsx");
  const rows = [];
  for await (const row of readSheet(Buffer.from(await response.arrayBuffer()))) rows.push(row);
  expect(rows).toHaveLength(8);
});

test("open data may be read by anyone's script, and is not sent to who has it", async () => {
  for (const pathname of ["/data/trips.json", "/data/trips.csv", "/log/checkpoint", "/rejser/hamborg-2021.json"]) {
    const first = await get(pathname);
    expect(first.status, pathname).toBe(200);
    expect(first.headers.get("access-control-allow-origin")).toBe("*");
    expect(first.headers.get("last-modified")).toBe("Wed, 06 May 2026 08:00:00 GMT");
    expect(first.headers.get("set-cookie")).toBeNull();
    const etag = first.headers.get("etag") ?? "";
    expect((await get(pathname, { "if-none-match": etag })).status).toBe(304);
    const head = await get(pathname, {}, "HEAD");
    expect([head.status, head.headers.get("etag"), await head.text()]).toEqual([200, etag, ""]);
    const squeezed = await get(pathname, { "accept-encoding": "gzip" });
    const bytes = Buffer.from(await squeezed.arrayBuffer());
    const plain = squeezed.headers.get("content-encoding") === "gzip" ? gunzipSync(bytes) : bytes;
    expect(plain.toString()).toBe(await first.text());
  }
  expect((await get("/data/trips.json", { "accept-encoding": "gzip" })).headers.get("content-encoding")).toBe("gzip");
});

test.for([
  ...["csv", "json", "jsonl", "xlsx"].flatMap((format) => [`/data/trips.${format}`, `/data/partners.${format}`]),
  ..."/data/trips.json?aar=2021&side=1 /data/trips.csv?status=final /data/partners.json?land=DE".split(" "),
  ..."/data/trip-accounts.csv /data/catalog.ttl /data/datapackage.json /rejser/feed.xml /rejser/feed.xml?aar=2021".split(
    " ",
  ),
  ..."/rejser/kalender.ics /rejser/kalender.ics?aar=2021&land=SE /rejser/feed.xml?status=final".split(" "),
  ..."/oparl/v1.1/papers /oparl/v1.1/papers?page=1".split(" "),
])("%s has its tag and its date, comes compressed, and is not sent to who has it", async (pathname) => {
  const get = reads(site, pathname.includes("partners") ? "lyngholm" : "proeve");
  const [first, squeezed] = [await get(pathname), await get(pathname, { "accept-encoding": "gzip" })];
  const [etag, changed] = [first.headers.get("etag") ?? "", first.headers.get("last-modified") ?? ""];
  expect([first.status, etag, squeezed.headers.get("content-encoding")]).toEqual([
    ...[200, expect.stringMatching(/^(W\/)?"[\w-]{22}"$/), "gzip"],
  ]);
  expect(Date.parse(changed)).toBeLessThanOrEqual(site.clock.now.getTime());
  const bytes = Buffer.from(await first.arrayBuffer());
  expect(gunzipSync(Buffer.from(await squeezed.arrayBuffer())).equals(bytes)).toBe(true);
  expect(squeezed.headers.get("etag")).toBe(`W/${etag.replace("W/", "")}`);
  expect(squeezed.headers.get("vary")).toContain("accept-encoding");
  for (const known of [{ "if-none-match": etag }, { "if-modified-since": changed }])
    expect((await get(pathname, known)).status, JSON.stringify(known)).toBe(304);
});

test("what comes with the day is dated by the day that it is first there", async () => {
  const path = "/data/trips.csv?rapport=late";
  const changed = async () => (await get(path)).headers.get("last-modified");
  const [before, now] = [await changed(), site.clock.now];
  site.clock.now = new Date(now.getTime() + 3_600_000);
  expect(await changed(), "the same bytes").toBe(before);
  site.clock.now = new Date(now.getTime() + 86_400_000);
  expect(await changed()).toBe("Wed, 06 May 2026 22:00:00 GMT");
  site.clock.now = now;
});

test("a list is narrowed by the page's words, paged by side, and refuses every other word", async () => {
  expect((await items("/data/trips.json?aar=2021")).items).toHaveLength(2);
  expect((await items("/data/trips.json?land=de&type=committee-trip")).items).toHaveLength(3);
  expect((await items("/data/trips.json?q=rejse&status=none")).items).toHaveLength(7);
  expect((await items("/data/trips.json?q=&land=SE")).items).toHaveLength(4);
  expect(await items("/data/trips.json?side=2")).toEqual({ items: [], next: null });
  expect((await get("/data/trips.json?maal=findes-ikke")).status).toBe(404);
  const words = [
    "partner=%27",
    "maal=A",
    "x=1",
    "aar=20x1",
    "aar=2021&aar=2022",
    "land=Tyskland",
    "type=secret",
    "status=final;",
    "side=0",
  ];
  const feed = await get("/rejser/feed.xml?side=2");
  expect([feed.status, feed.headers.get("content-type")]).toEqual([400, "application/problem+json; charset=utf-8"]);
  const refused = [...words, "dialekt=excel-da", "companion=Bo", "udvalg=%27", "sort=caseNumber"];
  for (const one of refused) {
    const response = await get(`/data/trips.json?${one}`);
    expect(response.status, one).toBe(400);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(((await response.json()) as { detail: string }).detail).toMatch(
      /filter|Adressen har et ord, som ikke findes her/,
    );
  }
  expect((await get("/data/trips.json?q=%00")).status).toBe(400);
  expect((await get("/data/trips.csv?dialekt=latin")).status).toBe(400);
});

test("a list's feed holds what the list holds, under an address and a name of its own", async () => {
  const feed = async (query: string) => (await get(`/rejser/feed.xml${query}`)).text();
  const slugs = (xml: string) =>
    [...xml.matchAll(/type="application\/json" href="[^"]*\/rejser\/([^"]+)\.json"/g)].map((one) => one[1]);
  for (const query of ["?aar=2021", "?land=SE", "?type=committee-trip&land=DE", "?q=rejse&status=none"]) {
    const listed = (await items(`/data/trips.json${query}`)).items as { slug: string }[];
    expect(listed.length, query).toBeGreaterThan(0);
    expect(new Set(slugs(await feed(query))), query).toEqual(new Set(listed.map((one) => one.slug)));
  }
  expect(await feed("?land=SE")).toMatch(
    /<id>http:[^<]*\/rejser\/feed\.xml\?land=SE<\/id>\n<title>[^<]*, Sverige<\/title>/,
  );
  expect(await feed("?land=SE")).toMatch(/rel="alternate" type="text\/html" href="[^"]*\/rejser\/land\/se"/);
  const page = await (await get("/rejser/land/se")).text();
  expect(page).toMatch(/<link rel="alternate" type="application\/atom\+xml" href="[^"]*\/rejser\/feed\.xml\?land=SE"/);
  expect((await get("/rejser/feed.xml?land=Sverige")).status).toBe(400);
});

test("a list's calendar holds what the list holds, is called by what narrows it, and is linked from the list", async () => {
  const calendar = async (query: string) =>
    (await (await get(`/rejser/kalender.ics${query}`)).text()).replaceAll("\r\n ", "");
  const slugs = (ics: string) => [...ics.matchAll(/^URL;VALUE=URI:.*\/rejser\/(\S+)\r$/gm)].map((one) => one[1]);
  expect(slugs(await calendar(""))).toHaveLength(7);
  for (const query of ["?aar=2021", "?land=SE", "?type=committee-trip&land=DE", "?q=rejse&status=none"]) {
    const listed = (await items(`/data/trips.json${query}`)).items;
    expect(listed.length, query).toBeGreaterThan(0);
    expect(new Set(slugs(await calendar(query))), query).toEqual(new Set(listed.map((one) => one.slug)));
  }
  expect(await calendar("?land=SE")).toMatch(/^NAME:.*, Sverige\r$/m);
  expect(await (await get("/rejser/land/se")).text()).toContain('href="/rejser/kalender.ics?land=SE"');
});

test("every version keeps its file, and one that never was has none", async () => {
  const { id, slug } = await publishedTrip(site, "proeve", { ...plan(9), title: "Rettes" });
  await publishedAgain(site, "proeve", id, "Et tal var forkert");
  const versions = await Promise.all(
    [`/rejser/${slug}.json`, `/rejser/${slug}/v2.json`, `/rejser/${slug}/v1.json`].map((one) => get(one)),
  );
  const read = await Promise.all(versions.map((one) => one.json() as Promise<{ version: number; proof: object }>));
  expect(read.map((one) => one.version)).toEqual([2, 2, 1]);
  for (const one of read) expect(one.proof).toMatchObject({ treeSize: 9 });
  for (const missing of [
    `/rejser/${slug}/v3.json`,
    `/rejser/${slug}/v0.json`,
    "/rejser/findes-ikke.json",
    "/rejser/A.json",
  ])
    expect((await get(missing)).status, missing).toBe(404);
});

test("a long file is read in batches, whole and as one moment saw it, and leaves no connection behind", async () => {
  await site.db.query(`
    INSERT INTO register.current (municipality_id, type, record_id, version, slug, sort_on, year, countries, goals, partners,
      words, published_at, leaf_index, entry)
    SELECT municipality_id, type, gen_random_uuid(), version, slug || '-kopi-' || n, sort_on, year, countries, goals, partners, words,
      published_at, leaf_index, jsonb_set(entry, '{slug}', to_jsonb(slug || '-kopi-' || n))
    FROM register.current, generate_series(1, 4000) n WHERE slug = 'hamborg-2021'`);
  const counts = await Promise.all(
    ["jsonl", "json", "csv"].map(async (format) => {
      const text = await (await get(`/data/trips.${format}`)).text();
      if (format === "csv") return parse(text, { columns: true }).length;
      return format === "json" ? JSON.parse(text).items.length : text.trimEnd().split("\n").length;
    }),
  );
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeGreaterThan(4000);
  expect((await items("/data/trips.json?side=2")).items).toHaveLength(50);
  expect((await items("/data/trips.json?side=2")).next).toMatch(/\/data\/trips\.json\?side=3$/);
  await site.db.query(
    `DELETE FROM register.current WHERE slug IN (SELECT slug FROM register.current WHERE slug LIKE '%-kopi-%' LIMIT $1)`,
    [Number(counts[0]) - 4000],
  );
  expect((await items("/data/trips.json?side=79")).next).toMatch(/\?side=80$/);
  const last = await items("/data/trips.json?side=80");
  expect([last.items.length, last.next]).toEqual([50, null]);
  const open =
    "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
  expect(await site.db.query(open)).toEqual([]);
});
