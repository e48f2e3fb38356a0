import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");

const options: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
};

/**
 * What axe holds against the page as it stands: WCAG 2.2 to level AA and its best practice.
 * One text a place: rule, what to do, where. Empty when nothing is wrong. The page's own CSP may forbid scripts: axe
 * comes in beside it.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  // Colours are measured as they come to rest: nothing fades, and a change of scheme has been painted.
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
  await page.evaluate(source);
  const results: AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.flatMap((rule) =>
    rule.nodes.map(
      (node) => `${rule.id} (${rule.impact}): ${rule.help}\n  at ${node.target.join(" ")}\n  ${node.failureSummary}`,
    ),
  );
}
