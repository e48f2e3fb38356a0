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
