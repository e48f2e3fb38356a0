import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { build, isBuilt, targets } from "../../bin/launch/build.mjs";
import { asset } from "../../src/web/index.ts";

/** Bytes of a module and of all it imports, each once: what a built one must be smaller than. */
function sizeWithImports(file: string, seen = new Set<string>()): number {
  if (seen.has(file)) return 0;
  seen.add(file);
  const text = readFileSync(file, "utf8");
  const imports = [...text.matchAll(/\bfrom "(\.[^"]+)"/g)].map(([, name]) => join(dirname(file), String(name)));
  return imports.reduce((sum, one) => sum + sizeWithImports(one, seen), Buffer.byteLength(text));
}

test("the islands are built with the server, one plain module each, and served as they were built", async () => {
  await build(targets.server);
  expect(isBuilt(targets.server)).toBe(true);
  for (const source of targets.server.islands ?? []) {
    const name = source.replace(/.*\/|\.ts$/g, "");
    const built = readFileSync(join(import.meta.dirname, `../../build/islands/${name}.js`), "utf8");
    expect(built.length, name).toBeLessThan(sizeWithImports(join(import.meta.dirname, "../..", source)));
    expect(built, name).not.toMatch(/(?:^|[;}])import\b|\bimport\(|\brequire\(/);
    expect(asset(`${name}.js` as "autosave.js").body.toString("utf8")).toBe(built);
  }
});
