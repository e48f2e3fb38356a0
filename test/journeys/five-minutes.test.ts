import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { urlSource, verifySource } from "../../src/verify/index.ts";
import { launchBrowser } from "../setup/browser.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** The page that a newcomer follows; what it does not name in »…« cannot be clicked here. */
const guide = readFileSync("docs/how-to/fem-minutter.md", "utf8");
const named = (words: string): string => {
  expect(guide).toContain(`»${words}`);
  return words;
};

/** The path a newcomer is shown: a published sum and its gaps, then over to the fictional municipality, where all is played. */
let site: TestSite;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-11-26T08:00:00Z")), launchBrowser()]);
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
  page = await (await browser.newContext({ javaScriptEnabled: false, baseURL: site.address })).newPage();
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const main = () => page.locator("main");
const said = async () => (await main().innerText()).replaceAll(/\s+/g, " ");

test("Toronto's sum, its gaps, over to Lyngholm, agenda text, ruling, public, verified; all without a script", async () => {
  await page.goto("/");
  await page.getByRole("link", { name: named("Rejser"), exact: true }).click();
  await page
    .getByRole("link", { name: named("Toronto"), exact: true })
    .first()
    .click();
  const toronto = await said();
  for (const sum of ["66.292", "25.881", "68.200", "5.640", "166.013", "18.445,89"]) expect(toronto).toContain(sum);
  for (const gap of [named("Programmet er ikke oplyst"), named("Regnskab")]) expect(toronto).toContain(gap);
  expect(toronto.match(/ikke oplyst/g)?.length).toBeGreaterThan(2);

  await page.getByRole("link", { name: named("Prøv hele forløbet i Lyngholm Kommune (opdigtet)") }).click();
  expect(page.url()).toContain("lyngholm.localhost");
  expect(await page.locator("body").innerText()).toContain("opdigtet kommune");
  await page.getByRole("link", { name: named("Skrivebord") }).click();
  await page.getByRole("button", { name: named("som udvalgssekretær") }).click();
  await page.getByRole("link", { name: named("Møder"), exact: true }).click();
  expect(await said()).toContain(named("Holdt"));
  await page.getByRole("link", { name: named("Bergen: hvad koster det, at alle børn kan svømme?") }).click();
  const title = (await page.getByRole("heading", { level: 1 }).innerText()).trim();
  await page.getByRole("link", { name: named("Sagsfremstilling til dagsordenen") }).click();
  expect(await said()).toMatch(/anmodes om at rejse|anmoder/i);
  await page.goBack();

  await page
    .getByRole("link", { name: named("Skriv beslutning") })
    .first()
    .click();
  await page.getByRole("radio", { name: new RegExp(`^${named("Godkendt")}`) }).check();
  await page
    .getByLabel(named("Beslutningens ordlyd"))
    .fill("Godkendt. Udvalget anmoder de nævnte medlemmer om at rejse.");
  await page.getByLabel(named("Dagsordenspunkt")).fill("8");
  await page.getByRole("checkbox", { name: named("Referatet er bekræftet") }).check();
  await page.getByRole("button", { name: named("Se, hvad der bliver offentligt") }).click();
  expect(await said()).toContain("Intet er gemt endnu");
  await page.getByRole("button", { name: named("Gem beslutningen") }).click();

  await page.goto(`${site.addressOf("lyngholm")}/rejser`);
  await page
    .getByRole("link", { name: named("Bergen") })
    .first()
    .click();
  expect((await page.getByRole("heading", { level: 1 }).innerText()).trim()).toBe(title);
  const shown = await said();
  expect(shown).toContain("Udvalget anmoder de nævnte medlemmer om at rejse.");
  expect(shown).toContain(named("Kontrollér denne post"));

  const report = await verifySource(urlSource(site.addressOf("lyngholm")));
  expect(report.differences).toEqual([]);
  expect(report.size).toBeGreaterThan(50);
});
