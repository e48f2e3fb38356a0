import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  site = await startTestSite();
  browser = await launchBrowser();
  page = await signedIn(browser, site, "lyngholm", "secretary");
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function looksRight(name: string): Promise<void> {
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeInBothSchemes(page)).toEqual([]);
  await takeScreens(page, `meetings/${name}`, [1280, 390, 320], ["light"]);
  expect(await overflowX(page)).toBe(0);
}

test("a secretary lists the year's meetings, mends a typing error, moves one and takes one off", async () => {
  await page.goto("/skrivebord/moeder");
  await looksRight("none");
  await page.getByRole("link", { name: "Notér møder" }).click();
  await page.getByLabel("Udvalg").selectOption("kultur-og-fritidsudvalget");
  await page.getByLabel("Mødedage").fill("2. juni 2026\n30.6.2026\n31.6.2026\nefter ferien");
  await page.getByRole("button", { name: "Notér møderne" }).click();
  await looksRight("faults");
  expect(await page.getByRole("alert").innerText()).toContain("31.6.2026 · efter ferien");
  expect(await page.getByLabel("Mødedage").inputValue()).toContain("2. juni 2026");
  await page.getByLabel("Mødedage").fill("2. juni 2026\n30.6.2026\n11.8.2026");
  await page.getByRole("button", { name: "Notér møderne" }).click();
  const meeting = (day: string) => page.locator("section.meeting", { hasText: `Fritidsudvalget, ${day}` });
  expect(await meeting("30. juni 2026").count()).toBe(1);
  await looksRight("listed");

  await meeting("30. juni 2026").getByRole("link", { name: "Ret mødet" }).click();
  await looksRight("meeting");
  await page.getByLabel("Mødedag").fill("2.6.2026");
  await page.getByRole("button", { name: "Gem mødet" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("allerede et møde den dag");
  await page.getByLabel("Mødedag").fill("23.6.2026");
  await page.getByLabel("Frist for dagsordenen").fill("12.6.2026");
  await page.getByRole("button", { name: "Gem mødet" }).click();
  expect(await meeting("23. juni 2026").getByText("Dagsordenen lukker 12. juni.").count()).toBe(1);
  await meeting("11. august 2026").getByRole("link", { name: "Ret mødet" }).click();
  await page.getByRole("button", { name: "Tag mødet af listen" }).click();
  expect(await meeting("11. august 2026").count()).toBe(0);
});
