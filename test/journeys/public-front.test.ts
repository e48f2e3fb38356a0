import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ballerupTrips } from "../setup/ballerup-trips.ts";
import { launchBrowser } from "../setup/browser.ts";
import { publishExample } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { lyngholmTrips } from "../setup/lyngholm-trips.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
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

test.for([
  ["ballerup", "/"],
  ["ballerup", "/en"],
  ["lyngholm", "/"],
  ["lyngholm", "/de"],
  ["proeve", "/"],
  ["lyngholm", "/beslutninger"],
  ["lyngholm", "/en/beslutninger"],
  ["ballerup", "/beslutninger"],
  ["lyngholm", "/log"],
  ["proeve", "/log"],
  ["ballerup", "/de/log"],
  ["ballerup", "/om"],
  ["lyngholm", "/en/om"],
  ["ballerup", "/was"],
  ["ballerup", "/partnere"],
  ["lyngholm", "/de/partnere"],
  ["ballerup", "/en/strategi"],
  ["lyngholm", "/strategi"],
] as const)("%s %s is good for everybody", { timeout: 60_000 }, async ([slug, path]) => {
  await expectGoodPage(browser, site.addressOf(slug) + path);
});

test("the way to the accessibility statement is the profile's", async () => {
  const answer = await get(`${site.addressOf("lyngholm")}/was`);
  expect(answer.status).toBe(302);
  expect(answer.headers.location).toBe(site.here("lyngholm").profile.accessibilityStatement);
});
