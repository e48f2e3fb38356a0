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
  await page.evaluate(source);
  const results: AxeResults = await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.flatMap((rule) =>
    rule.nodes.map(
      (node) => `${rule.id} (${rule.impact}): ${rule.help}\n  at ${node.target.join(" ")}\n  ${node.failureSummary}`,
    ),
  );
}
