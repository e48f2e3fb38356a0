import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { build, isBuilt, targets } from "../../bin/launch/build.mjs";
import { asset } from "../../src/web/index.ts";

/** What a module is made of: the verifier's of all that lies beside it. */
function sizeOf(source: string): number {
  if (!source.includes("in-browser")) return statSync(source).size;
  const folder = dirname(source);
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

test("the islands are built with the server, one plain module each, and served as they were built", async () => {
  await build(targets.server);
  expect(isBuilt(targets.server)).toBe(true);
  for (const source of targets.server.islands ?? []) {
    const name = source.replace(/.*\/|\.ts$/g, "");
    const built = readFileSync(join(import.meta.dirname, `../../build/islands/${name}.js`), "utf8");
    expect(built.length, name).toBeLessThan(sizeOf(join(import.meta.dirname, "../..", source)));
    expect(built, name).not.toMatch(/\bimport\b|\brequire\(/);
    expect(asset(`${name}.js` as "autosave.js").body.toString("utf8")).toBe(built);
  }
});
