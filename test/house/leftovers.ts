import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const notOurs = new Set(["node_modules", ".git", "build", "data", ".cache"]);
const text = /\.(tsx?|mjs|cjs|js|json|md|sql|css|html|typ|ya?ml|toml|txt|sh|service|lock)$|\/[^./]+$|(^|\/)\.[a-z]+$/;

/** What no file of the project may hold, and why. The square brackets keep a pattern from finding itself. */
const forbidden: readonly [pattern: RegExp, why: string][] = [
  // In quotes it is ISO 4217's code for "no currency".
  [/\b(TO[D]O|FIX[M]E|X[X]X(?!["'`]))\b/, "left over"],
  [/(?<![\w.@/-])\/(home|Users|work|root|mnt)\/[\w.-]+/, "a path of one machine"],
  [/\b[A-Z]:\\[U]sers\\/, "a path of one machine"],
  [/https?:\/\/[\w.-]*(registry|mirror|artifactory|nexus)[\w.-]*/, "a package registry"],
  [/^\s*"resolve[d]":/, "a package registry"],
];

/** In tests: what silently leaves one out. A reason is given by `context.skip("…")`. */
const inTests: readonly [pattern: RegExp, why: string][] = [
  [/\.only\b/, "runs this test alone"],
  [/\.(skipIf|runIf|todo)\b/, "skips without a reason; use context.skip"],
  [/\b(test|it|describe|suite)(\.\w+)*\.skip\b/, "skips without a reason; use context.skip"],
  [/\.skip\(\)/, "skips without a reason"],
];

function* ownTexts(folder: string, below = ""): Generator<string> {
  for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
    const file = path.posix.join(below, entry.name);
    if (entry.isDirectory() && !notOurs.has(entry.name)) yield* ownTexts(folder, file);
    else if (entry.isFile() && !notOurs.has(entry.name) && text.test(`/${file}`)) yield file;
  }
}

/** Every line that should not be here, as `file:line why: the line`. */
export function leftovers(folder: string): string[] {
  const faults: string[] = [];
  for (const file of ownTexts(folder)) {
    const rules = /\.test\.tsx?$/.test(file) ? [...forbidden, ...inTests] : forbidden;
    for (const [index, line] of readFileSync(path.join(folder, file), "utf8").split("\n").entries()) {
      for (const [pattern, why] of rules) {
        if (pattern.test(line)) faults.push(`${file}:${index + 1} ${why}: ${line.trim().slice(0, 100)}`);
      }
    }
  }
  return faults;
}
