import { expect, test } from "vitest";
import { leftovers } from "./leftovers.ts";
import { plantTree } from "./planted.ts";
import { root } from "./sources.ts";

test("nothing is left over, and nothing names a machine or a registry", () => {
  expect(leftovers(root)).toEqual([]);
});

// Written in two parts, so that this file is not found itself.
test.each([
  ["src/a.ts", `// ${"TO"}${"DO"} later`, "left over"],
  ["docs/a.md", `${"FIX"}${"ME"}: soon`, "left over"],
  ["src/a.ts", `const a = "${"/ho"}me/karen/udsyn";`, "a path of one machine"],
  ["src/a.ts", `// ${"XX"}X: odd`, "left over"],
  ["docs/a.md", `see ${"C:\\Us"}ers\\karen`, "a path of one machine"],
  [".npmrc", `fetch=https://${"registry"}.example.org/`, "a package registry"],
  ["package-lock.json", `  "${"resol"}ved": "https://example.org/a.tgz",`, "a package registry"],
  ["bin/udsyn", `#!${"/wo"}rk/main/node`, "a path of one machine"],
  ["src/a.test.ts", `test${".on"}ly("a", () => {});`, "alone"],
  ["src/a.test.ts", `context${".sk"}ip();`, "without a reason"],
  ["src/a.test.ts", `${"descr"}ibe.skip("a", () => {});`, "without a reason"],
  ["src/a.test.ts", `test.each(rows)${".skip"}If(true)("a", () => {});`, "without a reason"],
])("%s with %j is found", (file, line, found) => {
  expect(leftovers(plantTree({ [file]: `\n${line}\n` }))).toEqual([expect.stringContaining(`${file}:2 `)]);
  expect(leftovers(plantTree({ [file]: line })).join()).toContain(found);
});

test("addresses of our own that only resemble are let through", () => {
  const text = `import "../work/a.ts"; const a = "/data/trips.json"; context.skip(true, "no server"); "/rejser/work/a"; "XXX"`;
  expect(leftovers(plantTree({ "src/a.test.ts": text }))).toEqual([]);
});
