import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build, isBuilt, targets } from "../../bin/launch/build.mjs";
import { asset } from "../../src/web/index.ts";

test("the islands are built with the server, one plain module each, and served as they were built", async () => {
  await build(targets.server);
  expect(isBuilt(targets.server)).toBe(true);
  for (const source of targets.server.islands ?? []) {
    const name = source.replace(/.*\/|\.ts$/g, "");
    const built = readFileSync(join(import.meta.dirname, `../../build/islands/${name}.js`), "utf8");
    expect(built.length, name).toBeLessThan(statSync(join(import.meta.dirname, "../..", source)).size);
    expect(built, name).not.toMatch(/\bimport\b|\brequire\(/);
    expect(asset(`${name}.js` as "autosave.js").body.toString("utf8")).toBe(built);
  }
});
