import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withdraw } from "../../src/register/index.ts";
import { ballerupTrips } from "../setup/ballerup-trips.ts";
import { launchBrowser } from "../setup/browser.ts";
import { publishExample } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { settledTrip } from "../setup/lyngholm-trips.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
let slug: string;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  const { report: _, rulings: __, accounts: ___, ...planned } = settledTrip;
  const { id, slug: given } = await publishExample(site, "lyngholm", { ...planned, status: "approved" });
  slug = given;
  await publishExample(site, "lyngholm", settledTrip, { id });
  const purpose = "At se klassemøder i venskabsbyen.";
  const corrected = { ...settledTrip, plan: { ...settledTrip.plan, purpose } };
  await publishExample(site, "lyngholm", corrected, { id, reason: "Formålet var skrevet af fra en anden rejse." });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

test("a reader sees when each version came, why, and what it changed from and to", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`${site.addressOf("lyngholm")}/rejser/${slug}`);
  await page.getByRole("link", { name: "Version 3", exact: true }).click();
  expect(page.url()).toContain(`/rejser/${slug}/versioner#v3`);
  const newest = await page.locator("#v3").innerText();
  expect(newest).toContain("Begrundelse: Formålet var skrevet af fra en anden rejse.");
  expect(newest).toContain("Fra version 2 til 3");
  const second = (await page.locator("#v2").innerText()).replaceAll("\u00a0", " ");
  expect(second).toMatch(/Regnskabets status\s+Før Mangler\s+Nu Endeligt/);
  expect(second).toContain("Nyt Hotel, 6 værelser: 14.250,00 kr.");
  expect(second).toContain("Rapport om rejsen, Taget til efterretning");
  expect(await page.locator("#v1").innerText()).toContain("Offentliggjort");
  await page.getByRole("link", { name: "Version 2 med bevis (JSON)" }).click();
  expect(page.url()).toContain(`/rejser/${slug}/v2.json`);
  await page.close();
});

test("any two versions stand beside each other, chosen without a script", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const at = `${site.addressOf("lyngholm")}/rejser/${slug}/versioner`;
  await page.goto(at);
  await page.getByLabel("Fra version").selectOption("1");
  await page.getByLabel("Til version").selectOption("3");
  await page.getByRole("button", { name: "Vis forskellen" }).click();
  expect(page.url()).toBe(`${at}/1-3`);
  const said = (await page.locator("main").innerText()).replaceAll("\u00a0", " ");
  expect(said).toContain("At se klassemøder i venskabsbyen.");
  expect(said).toMatch(/Regnskabets status\s+Før Mangler\s+Nu Endeligt/);
  await page.getByLabel("Fra version").selectOption("3");
  await page.getByRole("button", { name: "Vis forskellen" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Vælg to forskellige versioner.");
  await page.goto(`${at}?fra=3&til=2`);
  expect(page.url()).toBe(`${at}/2-3`);
  expect((await get(`${at}/2-3`)).body).toContain("Formålet var skrevet af fra en anden rejse.");
  expect((await get(`${at}/1-2`)).body).not.toContain("Formålet var skrevet af");
  for (const [path, status] of [
    ["/3-2", 404],
    ["/2-2", 404],
    ["/1-4", 404],
    ["/x", 404],
    ["?fra=1", 400],
    ["?fra=1&til=to", 400],
  ] as const)
    expect((await get(at + path)).status, path).toBe(status);
  await context.close();
});

test.for(["", "/en", "/de"])(
  "two versions beside each other are good for everybody: %s",
  { timeout: 60_000 },
  async (lang) => {
    await expectGoodPage(browser, `${site.addressOf("lyngholm")}${lang}/rejser/${slug}/versioner/2-3`);
  },
);

test.for(["", "/en", "/de"])("the page of versions is good for everybody: %s", { timeout: 60_000 }, async (lang) => {
  await expectGoodPage(browser, `${site.addressOf("lyngholm")}${lang}/rejser/${slug}/versioner`);
});

test("a record that nobody has published has no versions", async () => {
  expect((await get(`${site.addressOf("lyngholm")}/rejser/findes-ikke/versioner`)).status).toBe(404);
});

test("a withdrawn record's pages say that it was here and why it is gone", { timeout: 60_000 }, async () => {
  const [first] = ballerupTrips;
  if (!first) throw new Error("no trip");
  const { id, slug: gone } = await publishExample(site, "ballerup", first);
  await site.doing("ballerup", (work) => withdraw(work, site.logKey, "trip", id, "Forkert sag"));
  for (const path of [`/rejser/${gone}`, `/rejser/${gone}/versioner`, `/de/rejser/${gone}`]) {
    const answer = await get(site.addressOf("ballerup") + path);
    expect(answer.status, path).toBe(410);
    expect(answer.body).toContain("Forkert sag");
  }
  const own = await publishExample(site, "lyngholm", { ...settledTrip, title: "Trukket tilbage" });
  await site.doing("lyngholm", (work) => withdraw(work, site.logKey, "trip", own.id, "Forkert sag"));
  const { body } = await get(`${site.addressOf("lyngholm")}/rejser/${own.slug}`);
  expect(body).toContain('Spørg om det, der stod her: <a href="mailto:international@lyngholm.example">');
});

test("a cancelled trip is not told as one that somebody went on", { timeout: 60_000 }, async () => {
  const { report: _, rulings, accounts: __, ...planned } = settledTrip;
  const cancelled = { ...planned, rulings: rulings?.slice(0, 1) ?? [], status: "cancelled" as const };
  const page = await browser.newPage();
  const made = async () => {
    await page.goto(site.addressOf("lyngholm"));
    return page.locator(".figures dd").first().innerText();
  };
  await publishExample(site, "lyngholm", planned);
  const before = await made();
  const { slug: path } = await publishExample(site, "lyngholm", cancelled);
  expect(await made()).toBe(before);
  await page.goto(`${site.addressOf("lyngholm")}/rejser/${planned.startOn?.slice(0, 4)}`);
  expect(await page.locator("main").innerText()).toContain("heraf 1 rejse eller besøg, der ikke blev til noget");
  expect(await page.locator("main").innerText()).toContain("er ikke talt med i personer og budget");
  await page.goto(`${site.addressOf("lyngholm")}/rejser/${path}`);
  expect(await page.locator(".rail li b").allInnerTexts()).toEqual([
    expect.stringContaining("Besluttet"),
    expect.stringMatching(/^Aflyst\s+, ikke gennemført$/),
    expect.stringContaining("Regnskab"),
  ]);
  const said = await page.locator("main").innerText();
  expect(said).toContain("Rejsen blev ikke gennemført, så der er ingen rapport.");
  expect(said).not.toMatch(/Rejsen er slut|Rapporten mangler/);
  await page.close();
});
