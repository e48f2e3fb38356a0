import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ballerupTrips } from "../setup/ballerup-trips.ts";
import { launchBrowser } from "../setup/browser.ts";
import { publishExample } from "../setup/example-trips.ts";
import { lyngholmTrips } from "../setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

let site: TestSite;
let browser: Browser;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  for (const trip of ballerupTrips) await publishExample(site, "ballerup", trip);
  for (const trip of lyngholmTrips) await publishExample(site, "lyngholm", trip);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Letters and words that neither English nor German writes; names of people and places are what they are anywhere. */
const danish = /[æøå]|\b(?:og|ikke|fra|til|udvalget|uoplyst|opdigtet|opdigtede|afsnittet|rejse|kommunens)\b/iu;
const names = /Clara Prøvedal|Esther Påfund|Ida Digteværk|Lyngskolen|Helsingør|København/gu;

/** Text of a page that stands in its own language: not below an element that says another, and not in a list of choices. */
async function ownText(address: string): Promise<string[]> {
  const page = await browser.newPage();
  await page.goto(address);
  const texts = await page.evaluate(() => {
    const own = document.documentElement.lang;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.parentElement?.closest("[lang]")?.getAttribute("lang") === own) found.push(node.textContent ?? "");
    return found;
  });
  await page.close();
  return texts.filter((text) => text.trim() !== "");
}

const records = {
  ballerup: ["/rejser/toronto-2011", "/rejser/wuxi"],
  lyngholm: ["/rejser/sankt-alba-an-der-lohe-2026", "/rejser/wien-2026"],
};
const pages = [
  "/",
  "/rejser",
  "/rejser/aar",
  "/partnere",
  "/strategi",
  "/beslutninger",
  "/udvalg",
  "/log",
  "/om",
  "/data",
  "/findes-ikke",
];
const asked = (["ballerup", "lyngholm"] as const).flatMap((slug) =>
  (["en", "de"] as const).flatMap((lang) =>
    [...pages, ...records[slug]].map((path) => [slug, `/${lang}${path}`] as const),
  ),
);

test.for(asked)("%s %s leaves no Danish without saying that it is", { timeout: 60_000 }, async ([slug, path]) => {
  const texts = await ownText(site.addressOf(slug) + path);
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => danish.test(text.replaceAll(names, "")))).toEqual([]);
});

test("what stands only in Danish is marked for the eye as well", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`${site.addressOf("ballerup")}/en/rejser/toronto-2011`);
  const seen = await page.locator(".tongue, .one-tongue").allInnerTexts();
  expect(seen.some((text) => text.includes("Only in Danish"))).toBe(true);
  expect(await page.locator(".tongue").first().isVisible()).toBe(true);
  await page.goto(`${site.addressOf("ballerup")}/rejser/toronto-2011`);
  expect(await page.locator(".tongue, .one-tongue").count()).toBe(0);
  await page.close();
});

test("numbers, dates, money and places are written as each language writes them", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  const said = async (path: string) => {
    await page.goto(site.addressOf("ballerup") + path);
    return (await page.locator(".facts").first().innerText()).replaceAll(/\u00a0|\u202f/g, " ");
  };
  expect(await said("/rejser/toronto-2011")).toMatch(/10\. september 2011.*166\.013,00 kr\./s);
  expect(await said("/en/rejser/toronto-2011")).toMatch(/10 September 2011.*DKK 166,013\.00/s);
  expect(await said("/de/rejser/toronto-2011")).toMatch(/10\. September 2011.*Kanada.*166\.013,00 DKK/s);
  await page.close();
});
