import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeViolations } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

test.each(["/data", "/api"])("%s is fit to read in both schemes and down to 320 px", async (address) => {
  const page = await browser.newPage();
  for (const colorScheme of ["dark", "light"] as const) {
    // Loaded anew: a page that changes scheme passes through colours that nobody reads.
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(`${site.address}${address}`);
    expect(await axeViolations(page)).toEqual([]);
  }
  await takeScreens(page, `open-data${address.replaceAll("/", "-")}`, [1280, 390, 320], ["light"]);
  expect(await overflowX(page)).toBe(0);
  await page.close();
});
