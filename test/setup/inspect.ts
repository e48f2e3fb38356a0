import type { Page } from "playwright-core";
import { expect } from "vitest";
import { axeInBothSchemes } from "./axe.ts";
import { expectValidHtml } from "./html.ts";
import { overflowX, takeScreens } from "./screens.ts";

/**
 * A page as it must be: valid, without violations in both schemes, no sideways scroll at 320 px. With `SCREENS` set it is
 * also pictured for a person to look at, as `name`. The page is left 1280 wide.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  expectValidHtml(await page.content());
  expect(await axeInBothSchemes(page), name).toEqual([]);
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await overflowX(page), name).toBeLessThanOrEqual(0);
  await takeScreens(page, name, [1280, 390]);
  await page.setViewportSize({ width: 1280, height: 900 });
}
