import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../setup/browser.ts";
import { inspect } from "../setup/inspect.ts";
import { publishedTrip } from "../setup/open-data.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  await publishedTrip(site, slug, {
    ...{ kind: "committee-trip", committee: "boerne-og-skoleudvalget", title: "Til Malmø", lang: "da" },
    ...{ destinations: [{ place: "Malmø", country: "SE", from: "2026-06-02", to: "2026-06-04" }] },
    ...{ startOn: "2026-06-02", endOn: "2026-06-04" },
  });
  page = await (await browser.newContext({ locale: "da-DK" })).newPage();
  page.setDefaultTimeout(10_000);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

/** The link in the newest letter, as its reader opens it on this site. */
async function linkTo(step: string): Promise<string> {
  const [row] = await site.db.query<{ text: string }>(
    "SELECT payload ->> 'text' AS text FROM udsyn.records_outbox WHERE payload ->> 'text' LIKE $1 ORDER BY outbox_id DESC LIMIT 1",
    [`%/${step}/%`],
  );
  const link = new RegExp(`https?://[^/\\s]+(/(?:en/|de/)?${step}/\\S+)`).exec(row?.text ?? "")?.[1];
  if (!link) throw new Error(`no letter holds a link to ${step}`);
  return `${site.addressOf(slug)}${link}`;
}

test("a reader follows a country from its list mends a mistyped address, confirms, and leaves again", async () => {
  await page.goto(`${site.addressOf(slug)}/rejser`);
  await page.getByLabel("Land").selectOption("SE");
  await page.getByRole("button", { name: "Vis poster" }).click();
  expect(page.url()).toContain("/rejser/land/se");
  const form = page.locator("#mail");
  await form.getByLabel("Din mailadresse").fill("asta@eksempel");
  await form.getByRole("button", { name: "Send mig et link" }).click();
  await page.getByRole("link", { name: /ligner ikke en mailadresse/ }).click();
  expect(await page.getByLabel("Din mailadresse").inputValue()).toBe("asta@eksempel");
  await inspect(page, "follow/wrong");
  await page.getByLabel("Din mailadresse").fill("asta@eksempel.dk");
  await page.getByRole("button", { name: "Send mig et link" }).click();
  await page.getByRole("heading", { level: 1, name: "Demoen sender ingen mails" }).waitFor();
  await inspect(page, "follow/sent");

  const link = await linkTo("tilmelding");
  await page.goto(link);
  await page.getByRole("heading", { level: 1, name: "Vil du have nyt på mail?" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("Sverige");
  await inspect(page, "follow/confirm");

  // Asked for more before the link is opened, it asks which of it; nothing ticked is told beside the boxes.
  await page.goto(`${site.addressOf(slug)}/abonnement?udvalg=boerne-og-skoleudvalget`);
  await page.getByLabel("Din mailadresse").fill("asta@eksempel.dk");
  await page.getByRole("button", { name: "Send mig et link" }).click();
  await page.goto(link);
  await inspect(page, "follow/confirm-several");
  await page.getByRole("button", { name: "Ja, send mig nyt" }).click();
  await page.getByRole("link", { name: /Sæt kryds ved mindst ét emne/ }).click();
  await inspect(page, "follow/none-ticked");
  await page.getByLabel("Sverige").check();
  await page.getByRole("button", { name: "Ja, send mig nyt" }).click();
  await page.getByRole("heading", { level: 1, name: "Du er tilmeldt" }).waitFor();
  await inspect(page, "follow/confirmed");

  // Asked once more, the letter says that they follow it already, and how to leave.
  await page.goto(`${site.addressOf(slug)}/de/abonnement?land=SE`);
  await page.getByLabel("Ihre E-Mail-Adresse").fill("asta@eksempel.dk");
  await page.getByRole("button", { name: "Link zusenden" }).click();
  await page.goto(await linkTo("framelding"));
  await page.getByRole("heading", { level: 1, name: "Möchten Sie sich abmelden?" }).waitFor();
  await inspect(page, "follow/leave");
  await page.getByRole("button", { name: "Alles abmelden" }).click();
  await page.getByRole("heading", { level: 1, name: "Sie sind abgemeldet" }).waitFor();
  expect(await site.db.query("SELECT 1 FROM udsyn.outreach_subscriber")).toEqual([]);
});
