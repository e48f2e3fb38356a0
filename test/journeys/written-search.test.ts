import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { overflowX } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";
import { emptyFolder, fileServer, written } from "../setup/written-site.ts";

/** A reader on the site of files: search and several filters at once, by the page's own script and nobody else's help. */
const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-11-26T08:00:00Z")), launchBrowser()]);
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

async function onFiles(below = ""): Promise<{ address: string }> {
  const root = await emptyFolder();
  await written(site, slug, root, { pictures: "none", base: `https://udsyn.example.dk${below}` });
  return fileServer(root, below);
}

test("every state a record is found by has a name in the index, also one that is late by the day alone", async () => {
  const { address } = await onFiles();
  for (const [lang, name] of [
    ["", "Mangler eller over fristen"],
    ["/en", "Missing or overdue"],
    ["/de", "Fehlt oder überfällig"],
  ] as const) {
    const { words } = await (await fetch(`${address}${lang}/soeg/indeks.json`)).json();
    const rows: { regnskab: string[] }[] = await (await fetch(`${address}${lang}/soeg/indeks/1.json`)).json();
    const states = new Set(rows.flatMap(({ regnskab }) => regnskab));
    expect([...states].filter((one) => !words.state[one])).toEqual([]);
    expect(words.state.none, lang).toBe(name);
  }
});

const finds = (page: Page) => page.locator("#fund ol.finds > li h3").allTextContents();

test("words are searched for, and finds narrowed by several filters, in the address and by keyboard", async () => {
  const { address } = await onFiles("/udsyn");
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const faults: string[] = [];
  page.on("console", (line) => line.type() === "error" && faults.push(line.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  const hosts = new Set<string>();
  page.on("request", (request) => hosts.add(new URL(request.url()).host));

  await page.goto(`${address}/soeg`);
  await page.getByLabel("Søg efter").fill("gent");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/udsyn\/soeg\?q=gent$/);
  await page.locator("#fund ol.finds li").first().waitFor();
  expect(await page.getByRole("status").textContent()).toMatch(/^\d+ post/);
  const link = page.locator("#fund ol.finds a").first();
  expect(await link.getAttribute("href")).toMatch(/^\/udsyn\/rejser\/gent/);
  expect(await axeInBothSchemes(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflowX(page)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 900 });
  await link.press("Enter");
  await page.waitForURL(/\/udsyn\/rejser\/gent[^/]*\/?$/);

  // The list's own form combines filters there.
  await page.goto(`${address}/rejser`);
  expect(await axeInBothSchemes(page)).toEqual([]);
  await page.getByRole("combobox", { name: "Land" }).selectOption("DE");
  await page.getByRole("combobox", { name: "Slags" }).selectOption({ index: 1 });
  await page.getByRole("button", { name: "Vis poster" }).first().click();
  await page.waitForURL(/\/udsyn\/soeg\?.*land=DE/);
  await page.locator("#fund h2").last().waitFor();
  await page.getByRole("link", { name: "Fjern: Tyskland" }).waitFor();
  const both = await finds(page);
  const only = new URL(page.url());
  // One filter off again: as many or more.
  await page
    .getByRole("link", { name: /^Fjern: / })
    .last()
    .press("Enter");
  await page.waitForURL((url) => url.search !== only.search);
  await page.locator("#fund ol.finds li").first().waitFor();
  expect((await finds(page)).length).toBeGreaterThanOrEqual(both.length);

  // As many as the list that the server would have shown.
  const rows = await site.db.query<{ count: string }>(
    "SELECT count(*) FROM register.current WHERE municipality_id = $1 AND year = 2026 AND countries @> ARRAY['DE']",
    [site.here(slug).id],
  );
  await page.goto(`${address}/de/soeg?aar=2026&land=de`);
  await page.locator("#fund h2").last().waitFor();
  await expect.poll(() => page.getByRole("status").textContent()).toMatch(new RegExp(`^${rows[0]?.count} E`));

  // Reports over their term are a list there, and a filter, as on the server.
  await page.goto(`${address}/rejser/rapport/late`);
  const late = await page.locator("tbody td a[href*='/rejser/']").count();
  expect(late).toBeGreaterThan(0);
  await page.goto(`${address}/soeg?rapport=late`);
  await page.getByRole("link", { name: "Fjern: Rapport over fristen" }).waitFor();
  await expect.poll(() => page.getByRole("status").textContent()).toMatch(new RegExp(`^${late} post`));
  await page.goto(`${address}/soeg?q=studierejse`);
  await page.getByRole("link", { name: /^Rapport over fristen \(/ }).waitFor();

  // By what stands in a letter, and by who went, though neither is shown.
  const [known] = await site.db.query<{ slug: string; number: string; name: string }>(
    `SELECT slug, entry->>'caseNumber' AS number, entry#>>'{participants,elected,named,0,name}' AS name FROM register.current
     WHERE municipality_id = $1 AND entry->>'caseNumber' <> '' AND entry#>>'{participants,elected,named,0,name}' <> '' LIMIT 1`,
    [site.here(slug).id],
  );
  for (const words of [known?.number, known?.name]) {
    await page.goto(`${address}/soeg?q=${encodeURIComponent(words ?? "none")}`);
    await page.locator(`#fund ol.finds a[href$="/rejser/${known?.slug}"]`).waitFor();
    expect(await page.getByText("Her søges ikke i hele teksten").isVisible()).toBe(true);
  }
  expect(await page.getByText("Søg blandt alle de rejser og besøg").isVisible()).toBe(true);
  expect(await page.getByText("steder, formål, programmer, beslutninger, udbytte").count()).toBe(0);

  // What stands in Danish alone says so, as the server's search does.
  for (const [lang, says] of [
    ["en", "(Only in Danish)"],
    ["de", "(Nur auf Dänisch)"],
  ] as const) {
    await page.goto(`${address}/${lang}/soeg?q=gent`);
    const foreign = page.locator("#fund ol.finds > li h3", { has: page.locator("a[lang=da]") }).first();
    await foreign.waitFor();
    expect(await foreign.locator(".tongue").textContent()).toBe(`da${says}`);
    expect(await axeInBothSchemes(page)).toEqual([]);
  }
  await page.goto(`${address}/soeg?q=gent`);
  await page.locator("#fund ol.finds li").first().waitFor();
  expect(await page.locator("#fund .tongue").count()).toBe(0);

  await page.goto(`${address}/en/soeg?q=findesikke`);
  await expect.poll(() => page.getByRole("status").textContent()).toBe("No records");
  expect(await page.getByText("Not the whole text is searched here").isVisible()).toBe(true);
  expect(await page.getByText("That does not mean that nothing is published").isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "Show more" }).isVisible()).toBe(false);
  expect(await page.locator("#fund a").first().getAttribute("href")).toBe("/udsyn/en/rejser");
  expect(await axeInBothSchemes(page)).toEqual([]);
  expect([...hosts]).toEqual([new URL(address).host]);
  expect(faults).toEqual([]);
  await page.close();
}, 240_000);

test("without a script the page says what needs one, and every one-filter list is a link away", async () => {
  const { address } = await onFiles();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/soeg?q=gent`);
  await expect.poll(() => page.getByText("kræver, at scripts er slået til").isVisible()).toBe(true);
  await page.getByRole("link", { name: "Alle rejser og besøg, og lister for hvert filter" }).click();
  await page.getByText("Lister med ét filter").click();
  await page.getByRole("link", { name: "Tyskland", exact: true }).first().click();
  await page.waitForURL(/\/rejser\/land\/de\/?$/);
  await page.getByRole("link", { name: "Kort", exact: true }).first().click();
  await page.waitForURL(/\/rejser\/land\/de\/visning\/kort\/?$/);
  await context.close();
}, 120_000);
