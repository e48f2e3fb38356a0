import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { publishExample } from "../setup/example-trips.ts";
import { get } from "../setup/get.ts";
import { settledTrip } from "../setup/lyngholm-trips.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

// A sceptic lets the browser hold a record against the log: docs/decisions/0079.

let site: TestSite;
let browser: Browser;
let address: string;
let slug: string;
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(), launchBrowser()]);
  ({ slug } = await publishExample(site, "lyngholm", settledTrip));
  address = site.addressOf("lyngholm");
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

const check = async (page: Page) => {
  await page.locator("[data-verify] button").click();
  await page.locator("[data-told] ol").waitFor();
  await page.locator("[data-verify]:not([aria-busy])").waitFor();
  return page.locator("[data-told]").innerText();
};

test("a reader's browser finds a record unaltered, and the next time that the log goes on", {
  timeout: 60_000,
}, async () => {
  const page = await browser.newPage();
  await page.goto(`${address}/rejser/${slug}`);
  const first = await check(page);
  expect(first).toContain("Posten er den, loggen har");
  expect(first).toMatch(/Posten er nr\. 1 af 1 i loggen/);
  expect(first).toContain("Filen er den rejse, siden her viser, version 1.");
  expect(first).toContain("Din browser har ikke set loggen før");
  expect(first).toContain("Også siden her er underskrevet");
  expect(first).toContain(settledTrip.title ?? "no title");
  expect(first).toContain((await get(`${address}/log/key`)).body.trim());
  expect(await axeInBothSchemes(page)).toEqual([]);
  await publishExample(site, "lyngholm", { ...settledTrip, title: "Endnu en rejse" });
  expect(await check(page)).toMatch(/Loggen fortsætter den, din browser så sidst \(1 poster og rettelser\)/);
  await page.context().close();
});

test.for([
  ["/en", "The record is the one in the log"],
  ["/de", "Der Eintrag ist der des Logbuchs"],
] as const)("in the reader's language: %s", { timeout: 60_000 }, async ([lang, words]) => {
  const page = await browser.newPage();
  await page.goto(`${address}${lang}/rejser/${slug}`);
  expect(await check(page)).toContain(words);
  await page.close();
});

test("what a server shows other than the log has is told", { timeout: 60_000 }, async () => {
  const page = await browser.newPage();
  await page.goto(`${address}/rejser/${slug}`);
  const { body } = await get(`${address}/rejser/${slug}.json`);
  await page.route(`**/rejser/${slug}.json`, (route) =>
    route.fulfill({ body: body.replace(settledTrip.title ?? "?", "Ferie"), contentType: "application/json" }),
  );
  const told = await check(page);
  expect(told).toContain("Noget stemmer ikke");
  expect(told).toContain("Det, filen siger, er ikke det, loggen har");
  expect(told).not.toContain("Ferie");
  await page.unroute(`**/rejser/${slug}.json`);
  await page.route("**/log/checkpoint", (route) => route.abort());
  await page.locator("[data-verify] button").click();
  await page.getByText("Kontrollen kunne ikke gennemføres").waitFor();
  await page.close();
});

test("a record that was saved is held against the log of today, without being sent", { timeout: 60_000 }, async () => {
  const saved = Buffer.from((await get(`${address}/rejser/${slug}.json`)).body);
  const page = await browser.newPage();
  const asked: string[] = [];
  await page.goto(`${address}/log`);
  page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
  const choose = (buffer: Buffer) =>
    page.locator("[data-verify] input").setInputFiles({ name: "post.json", mimeType: "application/json", buffer });
  await choose(saved);
  await page.getByText("Posten er den, loggen har").waitFor();
  expect(asked.filter((one) => !/^GET \/log\/(key|checkpoint|tile\/)/.test(one))).toEqual([`GET /rejser/${slug}.json`]);
  await page.getByText("Det er version 1, den nyeste, siden viser.").waitFor();
  await choose(Buffer.from("{}"));
  await page.getByText("Filen er ikke en post").waitFor();
  const box = page.locator("[data-told]");
  expect(await box.innerText()).not.toContain("Noget stemmer ikke");
  const entry = JSON.parse(saved.toString());
  const [origin = "?"] = entry.proof.checkpoint.split("\n");
  await choose(Buffer.from(saved.toString().replaceAll(origin, "udsyn/andetsteds/0198")));
  await page.getByText("Filen er en post fra en anden log, udsyn/andetsteds/0198.").waitFor();
  const { total } = entry.accounts;
  entry.accounts.total = "1.00";
  await choose(Buffer.from(JSON.stringify(entry)));
  await page.getByText("Noget stemmer ikke").waitFor();
  expect(await box.innerText()).toContain(`Regnskab: filen siger »1.00«, loggen har »${total}«.`);
  // Taken back, the choice asks about nothing.
  const before = asked.length;
  await page.locator("[data-verify] input").setInputFiles([]);
  await expect.poll(() => box.innerText()).toBe("");
  expect(asked.length).toBe(before);
  expect(await axeInBothSchemes(page)).toEqual([]);
  await page.close();
});

test("without a script there is no box, and the other ways stand", { timeout: 60_000 }, async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${address}/rejser/${slug}`);
  expect(await page.locator("[data-verify]").isVisible()).toBe(false);
  expect(await page.getByRole("link", { name: "Sådan kontrollerer du" }).isVisible()).toBe(true);
  await context.close();
});
