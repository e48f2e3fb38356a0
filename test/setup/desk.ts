import type { Browser, Page } from "playwright-core";
import type { RoleName } from "../../src/profile/index.ts";
import type { TestSite } from "./site.ts";

/** A browser of somebody's own, signed in as the demo's person with a role; starts at the desk. */
export async function signedIn(browser: Browser, site: TestSite, slug: string, role: RoleName): Promise<Page> {
  const context = await browser.newContext({ baseURL: site.addressOf(slug) });
  const page = await context.newPage();
  await signIn(page, role);
  return page;
}

/** Signs in as the demo's person with a role, by the page for it. */
export async function signIn(page: Page, role: RoleName): Promise<void> {
  await page.goto("/log-ind");
  await page
    .locator("form", { has: page.locator(`input[name=role][value=${role}]`) })
    .getByRole("button")
    .click();
}

/** Puts a case on the agenda of a day, which the calendar need not have: where it asks about the day, the day was right. */
export async function putOnAgenda(page: Page, day: string, does = "Sæt på dagsorden"): Promise<void> {
  const button = page.getByRole("button", { name: does, exact: true });
  await page.getByLabel("Mødedag").fill(day);
  await button.click();
  const asked = page.getByRole("group", { name: "Hvilken dag er det?" });
  if ((await asked.count()) === 0) return;
  await asked.getByRole("radio").last().check();
  await button.click();
}
