import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { publishExample } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { lyngholmTrips, settledTrip } from "../setup/lyngholm-trips.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** A partner's own page, and the lists by partner and by goal: on the page as in the data. */
const partner = "sankt-alba-an-der-lohe";
let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-05-06T08:00:00Z")), launchBrowser()]);
  for (const trip of lyngholmTrips) await publishExample(site, "lyngholm", trip);
  // One that is to come, and one that came to nothing and counts nowhere.
  const plan = { ...settledTrip.plan };
  const { report: _, rulings: __, accounts: ___, ...planned } = { ...settledTrip, plan };
  const days = { startOn: "2026-11-03", endOn: "2026-11-05" };
  await publishExample(site, "lyngholm", { ...planned, ...days, status: "approved", title: "Til november" });
  await publishExample(site, "lyngholm", { ...planned, ...days, status: "cancelled", title: "Aflyst tur" });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const at = (path: string) => get(site.addressOf("lyngholm") + path);
const textOf = async (path: string) =>
  (await at(path)).body.replaceAll(/<[^>]+>/g, " ").replaceAll(/[\s\u00a0]+/g, " ");
const listed = async (path: string) => {
  const { body } = await at(path);
  return new Set([...body.matchAll(/<td[^>]*><a href="\/rejser\/([a-z0-9-]+)"/g)].map((one) => one[1]));
};
const inData = async (query: string) => {
  const { items } = JSON.parse((await at(`/data/trips.json?${query}`)).body) as { items: { slug: string }[] };
  return new Set(items.map(({ slug }) => slug));
};

test("a partner's page tells who has been where, what is to come, what it cost and what was ruled", async () => {
  const text = await textOf(`/partnere/${partner}`);
  expect(text).toContain("Vi har været der én gang, og de har været her én gang. En rejse eller et besøg kommer.");
  expect(text).toContain("Aktiv siden 9. maj 1998, fast samarbejde.");
  expect(text).toContain("Beslutninger");
  expect(text).not.toContain("Aflyst tur");
  const trips = await listed(`/partnere/${partner}`);
  expect(trips.size).toBe(3);
  expect(await listed(`/rejser/partner/${partner}`)).toEqual(trips);
  expect(await inData(`partner=${partner}`)).toEqual(trips);
});

test("a partner's and a committee's page name the feed of their trips", async () => {
  for (const [page, query] of [
    [`/partnere/${partner}`, `partner=${partner}`],
    ["/en/udvalg/boerne-og-skoleudvalget", "udvalg=boerne-og-skoleudvalget"],
  ] as const) {
    const feed = /rel="alternate" type="application\/atom\+xml" href="([^"]+)"/.exec((await at(page)).body)?.[1] ?? "";
    expect(feed).toBe(`${page.startsWith("/en") ? "/en" : ""}/rejser/feed.xml?${query}`);
    const entries = (await at(feed)).body.match(/<entry>/g) ?? [];
    expect(entries).toHaveLength((await inData(query)).size);
    expect(entries).not.toHaveLength(0);
  }
});

test("one without a published trip says so, and one that nobody knows is not there", async () => {
  expect(await textOf("/partnere/porth-ellwyn")).toContain(
    "Her er ikke offentliggjort nogen rejser eller besøg endnu.",
  );
  expect((await at("/partnere/findes-ikke")).status).toBe(404);
});

test("the list by goal is the same on the page and in the data, with its words in the heading", async () => {
  const trips = await listed("/rejser/maal/hver-klasse-ud");
  expect(trips.size).toBeGreaterThan(0);
  expect(await inData("maal=hver-klasse-ud")).toEqual(trips);
  expect(await textOf("/rejser/maal/hver-klasse-ud")).toMatch(/Rejser og besøg: »[^«]+«/);
  const all = (await at("/data/trip-accounts.csv")).body.trim().split(/\r?\n/);
  const some = (await at("/data/trip-accounts.csv?maal=hver-klasse-ud")).body.trim().split(/\r?\n/);
  expect(some).toEqual(all.filter((line, n) => n === 0 || [...trips].some((slug) => line.startsWith(`${slug},`))));
  expect(some.length).toBeGreaterThan(1);
});

test("every way to a partner leads to its page, and a reader of /rejser chooses partner and goal", async () => {
  for (const path of ["/", "/partnere", `/rejser/${[...(await listed(`/partnere/${partner}`))][0]}`])
    expect((await at(path)).body, path).toContain(`href="/partnere/${partner}"`);
  expect((await at("/sitemap/1.xml")).body).toContain(`/en/partnere/${partner}</loc>`);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.addressOf("lyngholm")}/rejser`);
  await page.selectOption("[name=partner]", partner);
  await page.click("form.choice button");
  expect(new URL(page.url()).pathname).toBe(`/rejser/partner/${partner}`);
  await page.selectOption("[name=maal]", "hver-klasse-ud");
  await page.click("form.choice button");
  const chosen = new URL(page.url()).searchParams;
  expect([chosen.get("partner"), chosen.get("maal")]).toEqual([partner, "hver-klasse-ud"]);
  await context.close();
});

test.for(["/partnere", "/en/partnere", "/de/partnere"])(
  "it is good for everybody: %s",
  { timeout: 60_000 },
  async (list) => {
    await expectGoodPage(browser, `${site.addressOf("lyngholm")}${list}/${partner}`);
  },
);

test("whoever would ask of the partnership finds the link under a heading, in the grid of the page", async () => {
  const { body } = await at(`/partnere/${partner}`);
  expect(body).toMatch(new RegExp(`<h2[^>]*>Spørgsmål</h2>[\\s\\S]*href="/partnere/${partner}/spoerg"`));
});
