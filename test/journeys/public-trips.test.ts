import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ballerupTrips } from "../setup/ballerup-trips.ts";
import { launchBrowser } from "../setup/browser.ts";
import { publishExample } from "../setup/example-trips.ts";
import { lyngholmTrips } from "../setup/lyngholm-trips.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
import { printPdf, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  for (const trip of ballerupTrips) await publishExample(site, "ballerup", trip);
  for (const trip of lyngholmTrips) await publishExample(site, "lyngholm", trip);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const pages = ["/rejser", "/rejser/toronto-2011", "/en/rejser/toronto-2011"];
const fictional = [
  "/rejser",
  "/de/rejser",
  "/rejser/2026",
  "/rejser/sankt-alba-an-der-lohe-2026",
  "/en/rejser/wien-2026",
];

test.for([
  ...pages.map((path) => ["ballerup", path] as const),
  ...fictional.map((path) => ["lyngholm", path] as const),
])("%s %s is good for everybody", { timeout: 60_000 }, async ([slug, path]) => {
  await expectGoodPage(browser, site.addressOf(slug) + path);
});

test("pictures for a person to look at", { timeout: 120_000 }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  for (const [name, slug, path] of [
    ["rejser", "lyngholm", "/rejser"],
    ["rejse", "lyngholm", "/rejser/sankt-alba-an-der-lohe-2026"],
    ["toronto", "ballerup", "/rejser/toronto-2011"],
    ["hul", "ballerup", "/rejser/brandenburg-an-der-havel-2025"],
  ] as const) {
    await page.goto(site.addressOf(slug) + path);
    await takeScreens(page, `public/${name}`, [1280, 390], ["light"]);
    await printPdf(page, `public/${name}`);
  }
  expect(context.pages()).toHaveLength(1);
  await context.close();
});
