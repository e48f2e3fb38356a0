import { createServer, type Server } from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { axeInBothSchemes, axeViolations } from "./axe.ts";
import { launchBrowser } from "./browser.ts";
import { expectValidHtml, htmlFaults } from "./html.ts";
import { overflowX, printPdf, takeScreens } from "./screens.ts";

const good = `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Rejser</title></head>
<body><main><h1>Rejser på æ, ø og å</h1><p>Otte rejser.</p></main></body></html>`;
const bad = good.replace("<p>", '<img src="/x.png"><p style="width:2000px;color:#ccc" id="a"></p><b id="a"></b><p>');

let browser: Browser;
let server: Server;
let port: number;

beforeAll(async () => {
  browser = await launchBrowser();
  server = createServer((request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.setHeader("content-security-policy", "default-src 'none'");
    response.end(request.url === "/bad" ? bad : good.replace("Otte", request.headers.host ?? ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  port = typeof address === "object" && address ? address.port : 0;
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

test("a municipality's host on localhost is found, nothing outside is", async () => {
  const page = await browser.newPage();
  await page.goto(`http://lyngholm.localhost:${port}/`);
  expect(await page.textContent("p")).toBe(`lyngholm.localhost:${port} rejser.`);
  await expect(page.goto("http://example.org/")).rejects.toThrow("ERR_NAME_NOT_RESOLVED");
  await page.close();
});

test("axe accepts a sound page, in spite of a strict CSP, and names what is wrong with a bad one", async () => {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/`);
  expect(await axeViolations(page)).toEqual([]);
  await page.goto(`http://localhost:${port}/bad`);
  expect((await axeViolations(page)).join("\n")).toMatch(/^image-alt \(critical\)/m);
  await page.close();
});

test("colours are looked at in both schemes", async () => {
  const page = await browser.newPage();
  await page.setContent(
    '<html lang="da"><title>Farver</title><style>@media (prefers-color-scheme: dark) { p { color: #888 } }</style><main><h1>Rejser</h1><p>Otte</p>',
  );
  expect((await axeInBothSchemes(page)).join("\n")).toMatch(/^dark: color-contrast \(serious\)/);
  await page.close();
});

test("pictures and prints are made, and a page that scrolls sideways is told", async () => {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${port}/`);
  vi.stubEnv("SCREENS", "1");
  expect(await takeScreens(page, "testkit", [320], ["light", "dark"])).toHaveLength(2);
  vi.unstubAllEnvs();
  expect(await printPdf(page, "testkit")).toMatch(/testkit\.pdf$/);
  expect(await overflowX(page)).toBe(0);
  await page.setContent(`<pre>${"bred".repeat(500)}</pre>`);
  expect(await overflowX(page)).toBeGreaterThan(1000);
  await page.close();
});

test("a sound page is valid, a bad one is told all its faults", () => {
  expectValidHtml(good);
  const rules = htmlFaults(bad).map((one) => one.split(" ")[1]);
  expect(rules).toEqual(expect.arrayContaining(["wcag/h37:", "no-inline-style:", "no-dup-id:"]));
  expect(() => expectValidHtml(bad)).toThrow("no-dup-id");
});
