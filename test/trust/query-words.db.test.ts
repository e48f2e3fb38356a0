import { afterAll, beforeAll, expect, test } from "vitest";
import { publishedTrip, reads } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { wholeTrip } from "./planted.ts";
import { policy } from "./policy.ts";

/** Words behind an address that it does not know: refused to programs, passed over on pages (docs/decisions/0016). */
const slug = "lyngholm";
let site: TestSite;
let get: ReturnType<typeof reads>;
beforeAll(async () => {
  site = await startTestSite();
  get = reads(site, slug);
  await publishedTrip(site, slug, { ...wholeTrip, startOn: "2025-02-03", endOn: "2025-02-04" });
});
afterAll(() => site.close());

interface Problem {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
}

test("every address of the API refuses a word that is none of its own, and says which there are", async () => {
  const nobody = "0199f000-0000-7000-8000-000000000000";
  const routes = site.rooms.routes.filter((one) => one.lane === "api");
  expect(routes.length).toBeGreaterThan(60);
  for (const route of routes) {
    const access = policy[`${route.method} ${route.path}`];
    const role = Array.isArray(access) ? access[0] : undefined;
    if (route.path === "/metrics" || role === undefined) continue;
    const path = `${route.path.replaceAll(/:\w+/g, nobody)}?status_kode=x`;
    const answer = await site.api(slug, role, route.method, path, route.method === "GET" ? undefined : {});
    const problem = (await answer.json()) as Problem;
    expect(problem, `${route.method} ${path}`).toMatchObject({ status: 400, code: "filter-unknown" });
    const known = Object.keys(("api" in route && route.api?.query?.shape) || {});
    for (const word of [...known, "status_kode"]) expect(problem.detail).toContain(word);
  }
});

test("all that is wrong is told at once, the same word twice too; whoever may not ask is told nothing of words", async () => {
  const answer = await site.api(
    slug,
    "coordinator",
    "GET",
    "/api/v1/trips?state=draft&kind=conference&kind=x&sort=title",
  );
  const { errors, detail } = (await answer.json()) as Problem;
  expect(errors.map((one) => one.path)).toEqual(["state", "kind", "sort"]);
  expect(detail).toContain("status, kind, committee, unit");
  expect((await site.api(slug, "employee", "GET", "/api/v1/pots?nix=1")).status).toBe(403);
  expect((await fetch(`${site.address}/api/v1/trips?nix=1`)).status).toBe(401);
});

test.each([
  ["/data/trips.json?farve=blaa", ["farve"]],
  ["/data/trips.csv?farve=blaa&dialekt=excel-da&land=DE&land=SE", ["farve", "land"]],
  ["/data/partners.json?aar=2025&partner=x", ["aar", "partner"]],
  ["/data/trips.jsonl?dialekt=excel-da", ["dialekt"]],
  ["/en/data/trips.json?year=2025", ["year"]],
  ["/rejser/feed.xml?year=2025", ["year"]],
  ["/rejser/feed.xml?side=2", ["side"]],
  ["/rejser/kalender.ics?year=2025&side=2", ["year", "side"]],
])("%s is refused", async (path, wrong) => {
  const answer = await get(path);
  expect(answer.status).toBe(400);
  const text = await answer.text();
  for (const word of wrong) expect(text).toContain(word);
});

test("every value of a data file that cannot be one is told of at once", async () => {
  const answer = await get("/data/trips.json?aar=i-aar&land=Danmark&q=havn");
  const { errors } = (await answer.json()) as Problem;
  expect([answer.status, errors.map((one) => one.path)]).toEqual([400, ["aar", "land"]]);
});

test.each([
  ["udvalg", "nix", "/data/trips.csv?udvalg=nix"],
  ["udvalg", "nix", "/data/trips.json?aar=2025&udvalg=nix"],
  ["udvalg", "nix", "/rejser/feed.xml?udvalg=nix"],
  ["udvalg", "nix", "/rejser/kalender.ics?udvalg=nix"],
  ["udvalg", "nix", "/rejser/udvalg/nix"],
  ["udvalg", "nix", "/rejser?aar=2025&udvalg=nix"],
  ["udvalg", "nix", "/soeg?q=havn&udvalg=nix"],
  ["partner", "ingen-by", "/data/trip-accounts.csv?partner=ingen-by"],
  ["partner", "ingen-by", "/rejser/partner/ingen-by"],
  ["maal", "intet-maal", "/data/trips.jsonl?maal=intet-maal"],
  ["maal", "intet-maal", "/rejser/maal/intet-maal"],
])("what the word %s names there is none of: page, data and feed say so alike (%s, %s)", async (word, value, path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain(`Filteret »${word}« peger på noget, som ikke findes her: ${value}.`);
});

test("a committee without trips, and a country, a year or a month without any, is an empty list on the page and in the data", async () => {
  for (const [path, file] of [
    ["/rejser/udvalg/boerne-og-skoleudvalget", "/data/trips.json?udvalg=boerne-og-skoleudvalget"],
    ["/rejser/land/fi", "/data/trips.json?land=FI"],
    ["/rejser/2031", "/data/trips.json?aar=2031"],
    ["/rejser/maaned/2031-02", "/data/trips.json?maaned=2031-02"],
  ] as const)
    expect([(await get(path)).status, (await get(file)).status], path).toEqual([200, 200]);
});

test("a list says which words of its address it does not read, and is kept no more for them", async () => {
  const told = "Adressen har et filter, som siden ikke kender: udvlg";
  for (const path of [
    "/rejser?udvlg=x",
    "/rejser/2025?udvlg=x&utm_source=avis",
    "/rejser?aar=2025&land=SE&udvlg=x",
    "/soeg?udvlg=x",
    "/soeg?q=havn&udvlg=x",
    "/beslutninger?udvlg=x",
    "/partnere?udvlg=x",
  ]) {
    const answer = await get(path);
    const text = await answer.text();
    expect([answer.status, answer.headers.get("etag")], path).toEqual([200, null]);
    expect(text.split(told).length, path).toBe(2);
    expect(text, path).toMatch(/<main [^>]*><div class="obs"/);
    // It is not the page that was signed.
    expect(text, path).not.toContain("udsyn-signed");
    expect(text.trimEnd(), path).toMatch(/<\/html>$/);
  }
  expect(await (await get("/rejser")).text()).not.toContain("som siden ikke kender");
  expect(await (await get("/en/rejser?%3Cb%3E=1&x=2")).text()).toContain(
    "filters that this page does not know: &lt;b>, x",
  );
  const many = Array.from({ length: 40 }, (_, at) => `ord${at}${"a".repeat(100)}=1`).join("&");
  const long = await (await get(`/rejser?${many}`)).text();
  expect([long.includes("ord4a"), long.includes("ord5a"), long.includes("a".repeat(60))]).toEqual([true, false, false]);
});

test("where a list leads on to another address, what it did not read goes with it and is told there; a campaign's does not", async () => {
  const moved = await get("/rejser?aar=2025&udvlg=x&fbclid=1");
  expect([moved.status, moved.headers.get("location")]).toEqual([303, "/rejser/2025?udvlg=x"]);
  expect(await (await get("/rejser/2025?udvlg=x")).text()).toContain("som siden ikke kender: udvlg");
});

test("a page opens from a link that somebody tracks, and neither its own address nor its links hold the word", async () => {
  const tracked = "utm_source=avis&fbclid=Xyz123";
  const moved = await get(`/rejser?${tracked}&aar=2025`);
  expect([moved.status, moved.headers.get("location")]).toEqual([303, "/rejser/2025"]);
  const pages = [
    ..."/ /rejser/2025 /rejser/hamborg-2025 /beslutninger /partnere /strategi /data /api /log /om".split(" "),
  ];
  for (const path of pages) {
    const [plain, shared] = [await get(path), await get(`${path}?${tracked}`)];
    expect([plain.status, shared.status], path).toEqual([200, 200]);
    const text = await shared.text();
    expect(text, path).not.toContain("Xyz123");
    expect(text.replace(/<!-- udsyn-signed.*$/s, ""), path).toBe(
      (await plain.text()).replace(/<!-- udsyn-signed.*$/s, ""),
    );
  }
});

test("a record is no list: a word behind its address is passed over, and its page says nothing of filters", async () => {
  const page = await (await get("/rejser")).text();
  const [, record = ""] = /href="(\/rejser\/[a-z-]+-2025)"/.exec(page) ?? [];
  for (const path of [record, `${record}/versioner`]) {
    const [plain, asked] = [await get(path), await get(`${path}?x=1`)];
    expect(plain.status).toBe(200);
    expect(await asked.text()).toBe(await plain.text());
  }
  expect(await (await get("/rejser/2025?x=1")).text()).toContain("x");
  expect(await (await get("/rejser/2025?x=1")).text()).not.toBe(await (await get("/rejser/2025")).text());
});
