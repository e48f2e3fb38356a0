import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFileForReview } from "../../src/records/index.ts";
import { ballerupTrips } from "../setup/ballerup-trips.ts";
import { launchBrowser } from "../setup/browser.ts";
import { publishExample } from "../setup/example-trips.ts";
import { lyngholmTrips } from "../setup/lyngholm-trips.ts";
import { expectGoodPage } from "../setup/public-pages.ts";
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

const pages = ["/rejser", "/rejser/toronto-2011", "/en/rejser/toronto-2011"];
const fictional = [
  "/rejser",
  "/de/rejser",
  "/rejser/2026",
  "/rejser/sankt-alba-an-der-lohe-2026",
  "/en/rejser/wien-2026",
];

test.for([
  ...pages.map((path) => ["ballerup", path] as const),
  ...fictional.map((path) => ["lyngholm", path] as const),
])("%s %s is good for everybody", { timeout: 60_000 }, async ([slug, path]) => {
  await expectGoodPage(browser, site.addressOf(slug) + path);
});

test("a record prints as an annex: case number first, everything unfolded, no menu", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`${site.addressOf("lyngholm")}/rejser/sankt-alba-an-der-lohe-2026`);
  await page.emulateMedia({ media: "print" });
  const seen = (selector: string) => page.locator(selector).first().isVisible();
  expect(await page.locator("div.print-only").textContent()).toContain("sag 00.22.00-G01-7-26, version 1");
  expect([await seen("div.print-only"), await seen(".rail"), await seen("details table")]).toEqual([true, true, true]);
  expect([await seen("nav"), await seen(".foot"), await seen("summary")]).toEqual([false, false, false]);
  const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  await page.close();
});

test("a short record is printed on two pages, and the first is not left empty below its head", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.addressOf("ballerup")}/rejser/toronto-2011`);
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(2);
  await page.close();
}, 60_000);

test("our own pages, printed, hold no number that nobody wrote", { timeout: 120_000 }, async () => {
  const page = await browser.newPage();
  for (const path of [...fictional, "/rejser/sankt-alba-an-der-lohe-2026/v1", "/log", "/data"]) {
    await page.goto(site.addressOf("lyngholm") + path);
    const pdf = await page.pdf({ format: "A4" });
    const { hits, characters } = await readFileForReview(async () => pdf, "side.pdf");
    expect([path, hits, characters > 1_000]).toEqual([path, [], true]);
  }
  await page.close();
});

/** The pages of a PDF on which a link stands, as Chromium writes them. */
function pagesWith(pdf: string, address: string): number[] {
  const objects = [...pdf.matchAll(/^(\d+) 0 obj$(.*?)^endobj$/gms)];
  const links = objects.flatMap(([, number = "", body = ""]) => (body.includes(`(${address})`) ? [number] : []));
  const pages = objects.flatMap(([, , body = ""]) => (/\/Type \/Page$/m.test(body) ? [body] : []));
  return pages.flatMap((body, at) => {
    const on = /\/Annots \[(.*?)\]/.exec(body)?.[1]?.split(" ") ?? [];
    return links.some((number) => on.includes(number)) ? [at + 1] : [];
  });
}

test("the heads of a printed table never stand alone at the foot of a page", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`${site.addressOf("lyngholm")}/rejser/sankt-alba-an-der-lohe-2026`);
  await page.emulateMedia({ media: "print" });
  // The table after ever more of the page, with a link in its head and one in its first row to find them by.
  await page.evaluate(() => {
    const details = document.querySelector("details:has(table)");
    const space = document.createElement("div");
    space.id = "space";
    document.querySelector("main")?.replaceChildren(space, ...(details ? [details] : []));
    // A short table is never parted: of a long one the heads stay with a row.
    const rows = details?.querySelector("tbody");
    while (rows && rows.rows.length < 12) rows.append(rows.rows[0]?.cloneNode(true) ?? "");
    for (const [selector, href] of [
      ["thead th", "https://head.example/"],
      ["tbody tr :is(th, td)", "https://row.example/"],
    ] as const) {
      const link = document.createElement("a");
      Object.assign(link, { href, textContent: "x" });
      details?.querySelector(selector)?.append(link);
    }
  });
  const seen = new Set<number>();
  for (let height = 780; height < 920; height += 10) {
    await page.evaluate((px) => {
      document.getElementById("space")?.style.setProperty("height", `${px}px`);
    }, height);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [[head], [row]] = [pagesWith(pdf, "https://head.example/"), pagesWith(pdf, "https://row.example/")];
    expect([height, head]).toEqual([height, row]);
    seen.add(row ?? 0);
  }
  // It was moved on to the next page on the way.
  expect([...seen]).toEqual([1, 2]);
  await page.close();
});
