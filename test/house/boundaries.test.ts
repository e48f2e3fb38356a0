import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { checkBoundaries } from "./boundaries.ts";
import { plantTree } from "./planted.ts";
import { root } from "./sources.ts";

const rooms = JSON.stringify({
  floors: [
    { floor: 2, rooms: ["trips", "grants"] },
    { floor: 1, rooms: ["verify"] },
    { floor: 0, rooms: ["kernel"] },
  ],
});

/** What is found wrong in a house of four rooms with these files added. */
function faultsOf(files: Record<string, string>): readonly string[] {
  const sound = { "rooms.json": rooms, "src/kernel/index.ts": "export const a = 1;", "src/kernel/money.ts": "" };
  return checkBoundaries(plantTree({ ...sound, ...files })).faults;
}

test("the house keeps its boundaries, and every file of it was read", () => {
  const { modules, imports, faults } = checkBoundaries(root);
  expect(faults).toEqual([]);
  expect(modules).toBeGreaterThan(0);
  expect(imports).toBeGreaterThan(0);
  expect(modules).toBe(globSync("src/**/*.{ts,tsx}", { cwd: root }).length);
});

test("who reads files knows nothing of who makes copies, and what both stand on knows neither", () => {
  const leads = (folder: string, to: RegExp) =>
    globSync(`src/records/${folder}/*.ts`, { cwd: root })
      .filter((one) => !one.endsWith(".test.ts"))
      .filter((one) => to.test(readFileSync(path.join(root, one), "utf8")));
  expect(leads("file-review", /(?:from|import\() ?"\.\.\/redaction\//)).toEqual([]);
  expect(leads("office-parts", /"\.\.\//)).toEqual([]);
  expect(leads("redaction", /from "\.\.\/file-review\//)).not.toEqual([]);
});

test("what the rules allow is let through", () => {
  const files = {
    "src/trips/trip.tsx": `import type { A } from "../kernel/index.ts"; import fs from "node:fs"; import { z } from "zod";
      import "./deep/b.ts"; // import "../grants/index.ts"
      const text = 'import "../grants/index.ts"'; export const c = <p>import "../grants/index.ts"</p>;`,
    "src/trips/deep/b.ts": `export * from "../trip.tsx"; export * from "../../kernel/index.ts";`,
    "src/trips/trip.test.ts": `import { test } from "vitest"; import { x } from "../../test/setup/browser.ts";`,
    "src/verify/proof.ts": `import { createHash } from "node:crypto";`,
    "src/verify/proof.test.ts": `import { test } from "vitest";`,
  };
  expect(faultsOf(files)).toEqual([]);
});

const wrong: [what: string, file: string, text: string, found: string][] = [
  ["upwards", "kernel/b.ts", `import { a } from "../trips/index.ts";`, "trips is above kernel"],
  ["sideways", "trips/a.ts", `import "../grants/index.ts";`, "grants is on the same floor"],
  ["past the door", "trips/a.ts", `import "../kernel/money.ts";`, "only through kernel/index.ts"],
  ["a folder", "trips/a.ts", `import "../kernel";`, "only through kernel/index.ts"],
  ["a type", "trips/a.ts", `import type { G } from "../grants/index.ts";`, "same floor"],
  ["a type among values", "trips/a.ts", `import { type G } from "../grants/index.ts";`, "same floor"],
  ["a type in place", "trips/a.ts", `type G = import("../grants/index.ts").G;`, "same floor"],
  ["dynamic", "trips/a.ts", `await import("../grants/index.ts");`, "same floor"],
  ["dynamic, as template", "trips/a.ts", "await import(`../grants/index.ts`);", "same floor"],
  ["dynamic, computed", "trips/a.ts", `await import("../gra" + x);`, "computed path"],
  ["required", "trips/a.ts", `require("../grants/index.ts");`, "same floor"],
  ["required, TypeScript's way", "trips/a.ts", `import g = require("../grants/index.ts");`, "same floor"],
  ["re-exported", "trips/a.ts", `export * from "../grants/index.ts";`, "same floor"],
  ["re-exported by name", "trips/a.ts", `export { g } from "../grants/index.ts";`, "same floor"],
  ["re-exported as type", "trips/a.ts", `export type { G } from "../grants/index.ts";`, "same floor"],
  ["from a page", "trips/a.tsx", `import "../grants/index.ts"; const p = <p />;`, "same floor"],
  ["from a test", "kernel/a.test.ts", `import "../trips/index.ts";`, "trips is above kernel"],
  ["from deep inside", "trips/deep/er/a.ts", `import "../../../grants/index.ts";`, "same floor"],
  ["an unlisted room reached", "trips/a.ts", `import "../nowhere/index.ts";`, "nowhere is not in rooms.json"],
  ["an unlisted room", "nowhere/a.ts", "", "src/nowhere/: not in rooms.json"],
  ["an unlisted room without code", "nowhere/a.css", "", "src/nowhere/: not in rooms.json"],
  ["a file in no room", "a.ts", "", "no file lies directly in src/"],
  ["out of src", "trips/a.ts", `import "../../test/setup/browser.ts";`, "outside src/"],
  ["an absolute path", "trips/a.ts", `import "/etc/a.ts";`, "neither a relative path nor a package"],
  ["an address", "trips/a.ts", `import "https://example.org/a.js";`, "neither a relative path nor a package"],
  ["a file address", "trips/a.ts", `import "file:///etc/a.ts";`, "neither a relative path nor a package"],
  ["a bare built-in", "trips/a.ts", `import "fs";`, "written with node:"],
  ["a package in verify", "verify/a.ts", `import "zod";`, "verify may use only what Node brings"],
  ["the kernel in verify", "verify/a.ts", `import "../kernel/index.ts";`, "verify imports no room"],
  ["a package in kernel", "kernel/b.ts", `import "zod";`, "kernel may use only what Node brings"],
  ["a reference", "trips/a.ts", `/// <reference path="../grants/index.ts" />`, "/// reference"],
  ["other code than TypeScript", "trips/a.mjs", "", ".ts and .tsx alone"],
];

test.each(wrong)("%s is found", (_what, file, text, found) => {
  const faults = faultsOf({ [path.posix.join("src", file)]: text });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain(found);
});
