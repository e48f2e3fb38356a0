import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { plantTrip } from "../trust/planted.ts";

const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const inTab = (page: Page) => page.evaluate(() => JSON.stringify(sessionStorage));

/** A budget over which an older text waits, with a row typed since that the page shows no more. */
async function withRowInTab() {
  const id = await plantTrip(site, slug, "draft");
  const page = await signedIn(browser, site, slug, "coordinator");
  const path = `/skrivebord/rejser/${id}/budget`;
  const label = (row: number) => page.locator(`input[name="lines.${row}.label"]`);
  const again = async () => {
    await page.goto("about:blank");
    await page.goto(path);
  };
  await page.goto(path);
  await label(0).fill("Gammel linje");
  await page.getByText("Gemt kl.").waitFor();
  await again();
  await label(0).fill("Ny linje");
  const rows = await page.locator('input[name$=".label"]').count();
  await button(page, "Tilføj en linje").click();
  await label(rows).fill("Linjen til sidst");
  await page.getByText("Ikke gemt endnu").waitFor();
  await again();
  await page.getByText("Ikke gemt endnu").waitFor();
  // The fields hold what is in the tab: the notice above them does not say otherwise.
  expect(await label(0).inputValue()).toBe("Ny linje");
  expect(await page.locator("main").innerText()).not.toContain("nedenfor står det, der er gemt");
  return { page, rows, label };
}

test("a row that waits in the tab stands in the row that is added next, whatever older text waits", async () => {
  const { page, rows, label } = await withRowInTab();
  await button(page, "Tilføj en linje").click();
  await expect
    .poll(() =>
      label(rows)
        .inputValue()
        .catch(() => ""),
    )
    .toBe("Linjen til sidst");
  expect(await inTab(page)).toContain("Linjen til sidst");
});

test("a row that waits in the tab outlives a form that was refused, and is there once the older text is gone", async () => {
  const { page, rows, label } = await withRowInTab();
  await page.locator('input[name="lines.0.amount"]').fill("ti tusind");
  await button(page, "Gem").click();
  await page.getByText("Fejl").first().waitFor();
  await page.getByText("Ikke gemt endnu").waitFor();
  expect(await inTab(page)).toContain("Linjen til sidst");
  await button(page, "Tilføj en linje").click();
  await expect
    .poll(() =>
      label(rows)
        .inputValue()
        .catch(() => ""),
    )
    .toBe("Linjen til sidst");
});
