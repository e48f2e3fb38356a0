import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemo } from "../../src/app/index.ts";
import { axeInBothSchemes } from "../setup/axe.ts";
import { launchBrowser } from "../setup/browser.ts";
import { get } from "../setup/get.ts";
import { expectValidHtml } from "../setup/html.ts";
import { overflowX } from "../setup/screens.ts";
import { startTestSite, type TestSite } from "../setup/site.ts";

/** Parts of the register on other people's pages: they may stand in a frame, and nothing else of ours may. */
const slug = "lyngholm";
let site: TestSite;
let browser: Browser;
let host: Server;
/** What somebody's own page holds. */
let markup = "";
beforeAll(async () => {
  [site, browser] = await Promise.all([startTestSite(new Date("2026-11-26T08:00:00Z")), launchBrowser()]);
  await fillDemo(site, site.rooms, site.clock.now, () => undefined);
  host = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html; charset=utf-8");
    answer.end(`<!doctype html><html lang="da"><title>Kommunen</title><main><h1>Kommunen</h1>${markup}</main></html>`);
  });
  await new Promise<void>((listens) => host.listen(0, "127.0.0.1", listens));
}, 180_000);
afterAll(async () => {
  host?.close();
  await browser?.close();
  await site?.close();
});

const at = (path: string) => get(site.addressOf(slug) + path);
const elsewhere = () => `http://localhost:${(host.address() as AddressInfo).port}/`;
const embeds = ["/indlejr/rejser", "/indlejr/kort", "/indlejr/noegletal", "/indlejr/rejse/gent-2026"];

test("each embed is a whole small page without script or cookie, accessible in both schemes and at 320 px", async () => {
  for (const path of [...embeds, ...embeds.map((one) => `/de${one}?skema=moerk&accent=ffee00`)]) {
    const { status, headers, body } = await at(path);
    expect([status, headers["set-cookie"]], path).toEqual([200, undefined]);
    expect(body, path).not.toMatch(/<script|<style| style=/);
    expect(body, path).toMatch(/opdigtet|erfundene/);
    expectValidHtml(body);
    const page = await browser.newPage({ viewport: { width: 320, height: 700 } });
    await page.goto(site.addressOf(slug) + path);
    expect(await axeInBothSchemes(page), path).toEqual([]);
    expect(await overflowX(page), path).toBeLessThanOrEqual(0);
    await page.close();
  }
}, 120_000);

/** Guessed or misspelt: what a frame would be blank of. */
const unknown = ["/indlejr/rejse", "/indlejr/rejsr?hoejde=meld", "/en/indlejr/rejser/gent-2026"];

test("embeds alone may be framed; every other page, refusal and file says that it may not", async () => {
  const ancestors = async (path: string) =>
    /frame-ancestors ([^;]+)/.exec(String((await at(path)).headers["content-security-policy"]))?.[1];
  for (const path of embeds) expect(await ancestors(path), path).toBe("*");
  for (const path of [`${embeds[0]}?aar=2026&skema=lys`, "/indlejr/rejse/findes-ikke", ...unknown])
    expect(await ancestors(path), path).toBe("*");
  for (const path of unknown) {
    const { status, headers, body } = await at(path);
    expect([status, headers["cache-control"]?.includes("immutable")], path).toEqual([404, false]);
    expect(body, path).toMatch(/Her er intet at vise under det navn|nothing to show by that name/);
    expectValidHtml(body);
  }
  const others = ["/", "/rejser", "/rejser/gent-2026", "/data", "/indlejr", "/log-ind", "/skrivebord", "/nix"];
  for (const path of [...others, "/rejser.png", "/indlejr/udsyn.js"])
    expect(await ancestors(path), path).toBe("'none'");
});

test("on somebody's own page the frame is seen, its links leave it, and a page that may not be framed is not seen", async () => {
  markup = `<iframe title="Rejser" width="600" height="600" src="${site.addressOf(slug)}/indlejr/rejser"></iframe>
    <iframe title="Siden selv" width="600" height="300" src="${site.addressOf(slug)}/rejser"></iframe>`;
  const page = await browser.newPage();
  await page.goto(elsewhere());
  const inside = page.frameLocator('iframe[title="Rejser"]');
  await inside.locator(".row a").first().waitFor();
  await expect.poll(() => page.frameLocator('iframe[title="Siden selv"]').locator(".rows, .t").count()).toBe(0);
  const href = await inside.locator(".row a").first().getAttribute("href");
  await inside.locator(".row a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === href);
  await page.close();
}, 60_000);

test("the element makes a frame as high as what is in it, with its name, its words and its language", async () => {
  markup = `<script src="${site.addressOf(slug)}/indlejr/udsyn.js" async></script>
    <udsyn-embed vis="rejser" aar="2026" antal="3" skema="moerk" sprog="en" title="Our trips"></udsyn-embed>
    <udsyn-embed vis="noegletal"></udsyn-embed>`;
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  await page.goto(elsewhere());
  const [list, figures] = [page.locator("udsyn-embed iframe").first(), page.locator("udsyn-embed iframe").last()];
  await expect.poll(() => figures.getAttribute("title")).toMatch(/^Nøgletal – Udsyn/);
  expect(await list.getAttribute("title")).toBe("Our trips");
  expect(await list.getAttribute("src")).toBe(
    `${site.addressOf(slug)}/en/indlejr/rejser?hoejde=meld&aar=2026&antal=3&skema=moerk`,
  );
  const rows = page.frameLocator("udsyn-embed >> nth=0 >> iframe").locator(".row");
  await expect.poll(() => rows.count()).toBe(3);
  await expect
    .poll(async () => {
      const inner = page.frames().find((frame) => frame.url().includes("/en/indlejr/"));
      const wanted = await inner?.evaluate(() => document.body.getBoundingClientRect().height);
      return Math.abs((wanted ?? 0) - ((await list.boundingBox())?.height ?? 0));
    })
    .toBeLessThanOrEqual(1);
  expect(faults).toEqual([]);
  await page.close();
}, 60_000);

test("the embed that an element asks for is kept as the page is, and is another than the one without a script", async () => {
  for (const path of embeds) {
    const [plain, told] = [await at(path), await at(`${path}?hoejde=meld`)];
    expect(told.body, path).toContain('<script type="module"');
    expect(plain.body, path).not.toContain("<script");
    expect(told.headers.etag, path).toBeDefined();
    expect(told.headers.etag).not.toBe(plain.headers.etag);
    expect((await at(`${path}?hoejde=meld`)).headers.etag).toBe(told.headers.etag);
    expect((await at(path)).headers.etag).toBe(plain.headers.etag);
    expect((await at(`${path}?hoejde=meld&skema=lys`)).headers.etag, "endlessly many are kept nowhere").toBeUndefined();
  }
});

test("the list is narrowed by the words of its own page, and what is no value is refused", async () => {
  const rows = async (query: string) => ((await at(`/indlejr/rejser${query}`)).body.match(/class="row"/g) ?? []).length;
  const belgian = JSON.parse((await at("/data/trips.json?land=BE")).body) as { items: readonly unknown[] };
  expect(belgian.items.length).toBeGreaterThan(0);
  expect(await rows("?antal=50&land=be")).toBe(belgian.items.length);
  expect((await at("/indlejr/rejser?land=be&type=committee-trip")).body).toContain(
    "<h1>Rejser og besøg: Belgien, Studierejse</h1>",
  );
  expect(await rows("?antal=2")).toBe(2);
  expect(await rows("?utm_source=avis")).toBe(10);
  for (const query of ["?antal=0", "?antal=51", "?aar=x", "?land=zzz"])
    expect((await at(`/indlejr/rejser${query}`)).status, query).toBe(400);
  expect((await at("/indlejr/rejser?partner=findes-ikke")).status).toBe(404);
  expect((await at("/indlejr/rejse/findes-ikke")).status).toBe(404);
  expect((await at("/indlejr/udseende/blaa.css")).status).toBe(404);
  expect((await at("/indlejr/udseende/lys-12345g.css")).status).toBe(404);
});

test("the height to copy shows all of it on a phone", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
  await page.goto(`${site.addressOf(slug)}/indlejr`);
  const lines = await page.locator("pre.copy").allInnerTexts();
  const heights = lines.flatMap((line) => [
    ...line.matchAll(/<iframe src="[^"]*(\/indlejr\/[^"]*)".* height="(\d+)"/g),
  ]);
  expect(heights).toHaveLength(4);
  for (const [, path, height] of heights) {
    await page.setViewportSize({ width: 358, height: 300 });
    await page.goto(site.addressOf(slug) + path);
    const wanted = await page.evaluate(() => document.body.getBoundingClientRect().height);
    expect(Number(height), `${path} ${wanted}`).toBeGreaterThanOrEqual(wanted);
  }
  await page.close();
});

test("the page that explains it shows each with its line to copy", async () => {
  const page = await browser.newPage();
  await page.goto(`${site.addressOf(slug)}/indlejr`);
  const lines = await page.locator("pre.copy").allInnerTexts();
  const live = page.locator("iframe.live");
  expect(await live.count()).toBe(4);
  for (const at of [0, 1, 2, 3]) {
    const src = await live.nth(at).evaluate((frame) => (frame as HTMLIFrameElement).src);
    expect(lines[2 * at]).toContain(`src="${src}"`);
    expect(lines[2 * at + 1]).toContain(`<udsyn-embed vis="${new URL(src).pathname.replace("/indlejr/", "")}"`);
  }
  expect(lines.at(8)).toBe(`<script src="${site.addressOf(slug)}/indlejr/udsyn.js" async></script>`);
  await page.frameLocator("iframe.live >> nth=0").locator(".row").first().waitFor();
  await page.close();
});
