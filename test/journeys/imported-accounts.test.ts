import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../src/identity/index.ts";
import { fileOf } from "../../src/intake/index.ts";
import { axeViolations } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { signedIn } from "../setup/desk.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX, takeScreens } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  site = await startTestSite(new Date("2026-09-10T08:00:00Z"));
  const importer = site.rooms.importers.find(({ name }) => name === "trips");
  const mapping = importer?.readMapping({
    key: ["nr"],
    fields: {
      reference: "nr",
      title: "titel",
      startOn: "fra",
      endOn: "til",
      destination: "sted",
      statedTotal: "i alt",
    },
    lines: { transport: ["tog"], lodging: ["hotel"] },
    constants: { currency: "EUR" },
  });
  if (!importer || !mapping || Array.isArray(mapping)) throw new Error(JSON.stringify(mapping));
  const rows = [
    "nr;titel;fra;til;sted;tog;hotel;i alt",
    "1;Havnen;02.03.2026;04.03.2026;Hamburg;571,05;1000,00;3,00",
    "2;Broen;02.03.2026;04.03.2026;Bremen;;;200,00",
  ];
  const source = fileOf("rejser.csv", Buffer.from(`${rows.join("\n")}\n`));
  const place = { db: site.db.app, municipality: site.here("lyngholm"), who: operator, clock: () => site.clock.now };
  await importer.run(place, { source, mapping, publish: true, dryRun: false });
  browser = await launchBrowser();
  page = await signedIn(browser, site, "lyngholm", "accountant");
  page.setDefaultTimeout(20_000);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const text = async () => (await page.locator("main").innerText()).replaceAll("\u00a0", " ");

async function inPublic(title: string) {
  const entries = await site.db.query<{ id: string; slug: string; accounts: Record<string, unknown> }>(
    `SELECT record_id AS id, slug, entry -> 'accounts' AS accounts FROM register.current WHERE entry ->> 'title' = '${title}'`,
  );
  const [entry] = entries;
  if (!entry) throw new Error(`no ${title} in public`);
  await page.goto(`/rejser/${entry.slug}`);
  return { ...entry, words: await text() };
}

async function looksRight(name: string): Promise<void> {
  expectValidHtml((await page.content()).replaceAll(/=""(?=[ >])/g, ""));
  expect(await axeViolations(page)).toEqual([]);
  await takeScreens(page, `imported-accounts/${name}`, [1280, 320], ["light"]);
  expect(await overflowX(page)).toBe(0);
}

test("a sum that the source states without lines is told in the source's currency", async () => {
  const { words, accounts } = await inPublic("Broen");
  expect(accounts).toMatchObject({ currency: "EUR", statedTotal: "200.00" });
  expect(words).not.toContain("200,00 kr.");
  expect(words).toContain("200,00 EUR");
});

test("what is booked on an imported trip says before that it replaces the source's lines, and never compares with them", async () => {
  const { id, words, accounts } = await inPublic("Havnen");
  expect(words).toContain("Kilden skriver i alt 3,00 EUR, men dens linjer giver 1.571,05 EUR");
  expect(accounts).toMatchObject({ total: "1571.05", statedTotal: "3.00" });
  await page.goto(`/skrivebord/rejser/${id}/regnskab`);
  const warning = "Kilden trykte 2 linjer, 1.571,05 EUR i alt. Det, der bogføres her, træder i stedet for dem";
  expect(await text()).toContain(warning);
  await page.getByLabel("Hvorfor?").fill("Bussen er ikke med.");
  await page.getByRole("button", { name: "Åbn regnskabet igen" }).click();
  await page.getByRole("link", { name: "Bogfør en linje" }).click();
  expect(await text()).toContain(warning);
  await looksRight("before");
  await page.getByLabel("Hvad er betalt?").fill("Bus");
  await page.getByLabel("Beløb").fill("750");
  await page.getByLabel("Udgiftsart").selectOption("transport");
  await page.getByRole("button", { name: "Bogfør" }).click();
  // Nothing is gone at the desk: what the source printed stands below.
  expect(await text()).toContain("Regnskabet, som kilden trykte det");
  expect(await text()).toContain("1.571,05");
  await looksRight("after");
  await page.getByRole("link", { name: "Bogfør en linje" }).click();
  expect(await text()).not.toContain("Kilden trykte 2 linjer");
  const after = await inPublic("Havnen");
  expect(after.accounts).toMatchObject({ currency: "DKK", total: "750.00", statedTotal: null });
  expect(after.words).not.toContain("Kilden skriver");
  expect(after.words).not.toContain("3,00");
});
