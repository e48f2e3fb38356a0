import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { type ExampleTrip, publishExample } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { lyngholmTrips, settledTrip } from "../setup/lyngholm-trips.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** Table, map and timeline are three views of the same trips. */
let site: TestSite;
let browser: Browser;

const { report: _, rulings: __, accounts: ___, startOn: ____, endOn: _____, ...planned } = settledTrip;
const to = (place: string, country: string, lat: number | null, lon: number | null) => ({ place, country, lat, lon });
const more: readonly ExampleTrip[] = [
  // Far from the map of northern Europe.
  {
    ...{ ...planned, title: "Langt væk", startOn: "2019-05-03", endOn: "2019-05-05" },
    plan: { ...planned.plan, destinations: [to("Toronto", "CA", 43.70011, -79.4163)] },
  },
  // Two places on one journey, one of them no point.
  {
    ...{ ...planned, title: "To steder", startOn: "2025-06-03", endOn: "2025-06-05" },
    plan: { ...planned.plan, destinations: [to("Gent", "BE", 51.05, 3.71667), to("Et sted", "BE", null, null)] },
  },
  {
    ...{ ...planned, title: "Intet punkt", startOn: "2025-07-03", endOn: "2025-07-05" },
    plan: { ...planned.plan, destinations: [to("Ingensteds", "BE", null, null)] },
  },
  { ...planned, title: "Uden datoer" },
  { ...planned, title: "Aflyst", startOn: "2025-08-03", endOn: "2025-08-05", status: "cancelled" },
];

beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-05-06T08:00:00Z")), launchBrowser()]);
  for (const trip of [...lyngholmTrips, ...more]) await publishExample(site, "lyngholm", trip);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const at = (path: string) => get(site.addressOf("lyngholm") + path);
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u00a0]+/g, " ");
const countOf = (html: string) => Number(/<b>(\d+) post(?:er)?<\/b>/.exec(html)?.[1] ?? 0);
interface Trip {
  readonly startOn: string | null;
  readonly status: string;
  readonly destinations: readonly { readonly lat: number | null; readonly lon: number | null }[];
}
const inData = async (query = "") =>
  (JSON.parse((await at(`/data/trips.json${query}`)).body) as { items: readonly Trip[] }).items;

/** The links of a page's table with the number beside each. */
async function rowsOf(path: string): Promise<{ href: string; count: number }[]> {
  const { body } = await at(path);
  return [...body.matchAll(/<tr[^>]*>(?:(?!<\/tr>)[\s\S])*?<a href="([^"]+)"[\s\S]*?<\/tr>/g)].map(
    ([row, href = ""]) => ({
      href: href.replaceAll("&amp;", "&"),
      count: Number(/>(\d+)<\/td>\s*<\/tr>/.exec(row)?.[1]),
    }),
  );
}

test("a map's places hold as many trips as the lists that they lead to, and what is on no map is said", async () => {
  const places = await rowsOf("/rejser?vis=kort");
  expect(places.length).toBeGreaterThan(4);
  for (const { href, count } of places) {
    expect(href).toMatch(/^\/rejser\/sted\//);
    expect(countOf((await at(href)).body), href).toBe(count);
    const word = decodeURIComponent(href.split("/").at(-1) ?? "");
    expect((await inData(`?sted=${word}`)).length, href).toBe(count);
  }
  const { body } = await at("/rejser?vis=kort");
  expect(plain(body)).toContain("Uden for kortet: Toronto (1).");
  const lacking = (await inData()).filter(
    (one) => one.status === "cancelled" || one.destinations.every(({ lat }) => lat === null),
  ).length;
  expect(plain(body)).toContain(`${lacking} poster står ikke på kortet`);
  expect((await inData("?sted=uden")).length).toBe(lacking);
  expect(countOf((await at("/rejser?sted=uden")).body)).toBe(lacking);
  expect(body).toMatch(/<svg class="fig map europe wide"[^>]*role="img" aria-label="Kort med [^"]+"/);
  expect(body).toMatch(
    /<svg class="fig map world wide"[^>]*role="img" aria-label="Verdenskort med [^"]+: Toronto \(1\)."/,
  );
});

test("a narrowed map and a narrowed timeline hold what the narrowed list holds", async () => {
  for (const words of ["aar=2025", "udvalg=klima-og-teknikudvalget", "aar=2025&type=committee-trip", "q=datoer"]) {
    const plainly = await at(`/rejser?${words}`);
    const narrowed = countOf((plainly.status === 303 ? await at(String(plainly.headers.location)) : plainly).body);
    for (const view of ["kort", "tidslinje"]) {
      const { status, body } = await at(`/rejser?${words}&vis=${view}`);
      expect([status, countOf(body)], `${words} ${view}`).toEqual([200, narrowed]);
    }
  }
  const [toronto] = (await rowsOf("/rejser?aar=2019&vis=kort")).filter(({ href }) => href.includes("43.7"));
  expect(toronto).toEqual({ href: "/rejser?aar=2019&sted=43.7%2C-79.42", count: 1 });
});

test("few trips stand one by one on the timeline, and those without a date are counted beside it", async () => {
  const { body } = await at("/rejser?vis=tidslinje");
  expect(body).toMatch(/<svg class="fig timeline"[^>]*role="img"/);
  const undated = (await inData()).filter(({ startOn }) => startOn === null).length;
  expect(plain(body)).toMatch(new RegExp(`${undated} post(er)? står ikke på tidslinjen`));
  expect(countOf((await at("/rejser?aar=uden")).body)).toBe(undated);
  expect((await inData("?aar=uden")).length).toBe(undated);
});

test("many trips stand by year, and each year leads to its trips", { timeout: 60_000 }, async () => {
  for (let n = 0; n < 50; n += 1) {
    const day = `${2015 + (n % 8)}-0${1 + (n % 9)}-1${n % 9}`;
    await publishExample(site, "lyngholm", { ...planned, title: `Tur ${n}`, startOn: day, endOn: day });
  }
  const years = await rowsOf("/rejser?vis=tidslinje");
  const { body } = await at("/rejser?vis=tidslinje");
  expect(body).toMatch(/<svg class="fig wide"[^>]*role="img" aria-label="Søjler for hvert år fra 2015 til 2026: /);
  for (const { href, count } of years) {
    expect(href).toMatch(/^\/rejser\/20\d\d$/);
    expect(countOf((await at(href)).body), href).toBe(count);
  }
  const all = await inData();
  expect(years.reduce((sum, one) => sum + one.count, 0)).toBe(all.filter(({ startOn }) => startOn !== null).length);
  const { body: month } = await at("/rejser/maaned/2025-06");
  expect([countOf(month), (await inData("?maaned=2025-06")).length]).toEqual([1, 1]);
  expect(plain(month)).toContain("Rejser og besøg: juni 2025");
});

test("the switch keeps what is chosen, and the form the view, without a script", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.addressOf("lyngholm")}/rejser/2025`);
  await page.click("nav.views a:has-text('Kort')");
  expect(new URL(page.url()).search).toBe("?aar=2025&vis=kort");
  expect(await page.getAttribute("nav.views a[aria-current=page]", "href")).toBe("/rejser?aar=2025&vis=kort");
  await page.selectOption("[name=land]", "BE");
  await page.click("form.choice button");
  const chosen = new URL(page.url()).searchParams;
  expect([chosen.get("aar"), chosen.get("land"), chosen.get("vis")]).toEqual(["2025", "BE", "kort"]);
  await page.click("nav.views a:has-text('Tabel')");
  expect(new URL(page.url()).search).toBe("?aar=2025&land=BE");
  await context.close();
});

test("what is no view, month or place is refused, and the plain view has one address", async () => {
  for (const words of ["vis=klode", "maaned=2025-13", "maaned=2025", "sted=her", "aar=aldrig"])
    expect((await at(`/rejser?${words}`)).status, words).toBe(400);
  for (const path of ["/rejser/maaned/2025-00", "/rejser/sted/her", "/rejser/uden"])
    expect((await at(path)).status, path).toBe(404);
  const { status, headers } = await at("/rejser?vis=tabel");
  expect([status, headers.location]).toEqual([303, "/rejser"]);
});

test.for(["", "/en", "/de"])("they are good for everybody: %s", { timeout: 90_000 }, async (prefix) => {
  for (const path of ["/rejser?vis=kort", "/rejser?vis=tidslinje", "/rejser?aar=2025&vis=tidslinje"])
    await expectGoodPage(browser, `${site.addressOf("lyngholm")}${prefix}${path}`);
});
