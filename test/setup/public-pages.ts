import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { axeInBothSchemes } from "./axe.ts";
import { get } from "./get.ts";
import { expectValidHtml } from "./html.ts";
import { overflowX } from "./screens.ts";

/** Everything a public page must be for everybody: whole HTML, no cookie, no script, axe clean in both schemes, no sideways scroll. */
export async function expectGoodPage(browser: Browser, address: string): Promise<string> {
  const { status, headers, body } = await get(address);
  expect(status, address).toBe(200);
  expect(headers["set-cookie"], address).toBeUndefined();
  expect(body, address).not.toMatch(/<script(?! type="application\/ld\+json">)|<style| style=/);
  expectValidHtml(body);
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(address);
  expect(await axeInBothSchemes(page), address).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await axeInBothSchemes(page), `${address} at 320 px`).toEqual([]);
  expect(await overflowX(page), `${address} at 320 px`).toBeLessThanOrEqual(0);
  await page.close();
  return body;
}
