import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { axeInBothSchemes } from "./axe.ts";
import { get } from "./get.ts";
import { expectValidHtml } from "./html.ts";
import { overflowX } from "./screens.ts";

/** The one script that a public page may have: the box in which the reader's own browser checks a record (decision 79). */
const checking =
  /(<div class="check" data-verify=[^>]* hidden>.*?)<script type="module" src="[^"]*\/a\/[0-9a-f]{16}\.js"><\/script>(<\/div>)/s;

/** Everything a public page must be for everybody: whole HTML, no cookie, no script but that, axe clean in both schemes, no sideways scroll. */
export async function expectGoodPage(browser: Browser, address: string): Promise<string> {
  const { status, headers, body } = await get(address);
  expect(status, address).toBe(200);
  expect(headers["set-cookie"], address).toBeUndefined();
  expect(body.replace(checking, "$1$2"), address).not.toMatch(
    /<script(?! type="application\/ld\+json">)|<style| style=/,
  );
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
