import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const options: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

/** What depends on the colours alone: the other rules answer the same in the other scheme. */
const ofColours: RunOptions = {
  ...options,
  runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
};

/** The same in both schemes, each violation with the scheme it is in. The page is left in the dark one. */
export async function axeInBothSchemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await axeViolations(page);
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await axeViolations(page, ofColours);
  return [...light.map((one) => `light: ${one}`), ...dark.map((one) => `dark: ${one}`)];
}

/**
 * What axe holds against the page as it stands: WCAG 2.2 to level AA and its best practice.
 * One text a place: rule, what to do, where. Empty when nothing is wrong. The page's own CSP may forbid scripts: axe
 * comes in beside it.
 */
export async function axeViolations(page: Page, asked = options): Promise<string[]> {
  // Colours are measured as they come to rest: nothing fades, and a change of scheme has been painted.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  await page.evaluate(source);
  const results: AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify(asked)})`);
  return results.violations.flatMap((rule) =>
    rule.nodes.map(
      (node) => `${rule.id} (${rule.impact}): ${rule.help}\n  at ${node.target.join(" ")}\n  ${node.failureSummary}`,
    ),
  );
}
