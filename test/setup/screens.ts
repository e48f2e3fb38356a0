import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";

const folder = path.resolve(import.meta.dirname, "../../.cache/screens");

export type Scheme = "light" | "dark";

/** Where a picture or print of `name` is put: `.cache/screens/<name>`, folders made on the way. */
async function place(name: string): Promise<string> {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  return file;
}

/**
 * Pictures of the whole page for a person to look at, where one has asked for them with `SCREENS`:
 * `.cache/screens/<name>-<width>-<scheme>.png`. Widths are CSS pixels. The page is left at the last width and scheme
 * either way. Gives the files' paths.
 */
export async function takeScreens(
  page: Page,
  name: string,
  widths: readonly number[] = [1280, 390, 320],
  schemes: readonly Scheme[] = ["light", "dark"],
): Promise<string[]> {
  const files: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      if (!process.env.SCREENS) continue;
      const file = await place(`${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
      files.push(file);
    }
  }
  return files;
}

/** The page printed on A4 by its print style sheet, as `.cache/screens/<name>.pdf`. */
export async function printPdf(page: Page, name: string): Promise<string> {
  const file = await place(`${name}.pdf`);
  await page.pdf({ path: file, format: "A4", printBackground: true, preferCSSPageSize: true });
  return file;
}

/** How many CSS pixels the page is wider than its window: above 0 there is a sideways scroll. */
export async function overflowX(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
