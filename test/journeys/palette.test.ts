import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { roleNames } from "../../src/profile/index.ts";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-11-26T08:00:00Z")), launchBrowser()]);
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const found = (page: Page) => page.locator("#palette [role=option]");

test("Ctrl-K finds pages and trips on any page of the desk, by keyboard alone", async () => {
  const page = await signedIn(browser, site, "lyngholm", "coordinator");
  await page.goto("/skrivebord/moeder");
  await page.keyboard.press("Control+k");
  await found(page).first().waitFor();
  await page.keyboard.type("ramm");
  await found(page).filter({ hasText: "Rammer" }).waitFor();
  expect(await axeInBothSchemes(page)).toEqual([]);
  await takeScreens(page, "palette/open", [1280, 390]);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/skrivebord/rammer");
  await page.keyboard.press("Meta+k");
  await page.keyboard.type("bergen");
  await found(page).filter({ hasText: "svømme" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/skrivebord/rejser/*");
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toContain("Bergen");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  expect(await page.locator("#palette").evaluate((one: HTMLDialogElement) => one.open)).toBe(false);
});

test("nothing found is said aloud; Enter then asks the desk's own search", async () => {
  const page = await signedIn(browser, site, "lyngholm", "secretary");
  await page.getByRole("button", { name: "Find hurtigt" }).click();
  await page.keyboard.type("zqzq");
  await page.locator("#palette [role=status]").getByText("Intet fundet.").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/skrivebord/soeg?q=zqzq");
});

test("where one may go from the desk, one may", async () => {
  for (const role of roleNames) {
    const page = await signedIn(browser, site, "lyngholm", role);
    await page.goto("/skrivebord");
    const links = page.locator("nav.places a");
    const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    expect(hrefs.length, role).toBeGreaterThan(0);
    for (const href of hrefs) expect([role, href, (await page.goto(href))?.status()]).toEqual([role, href, 200]);
    await page.context().close();
  }
});
