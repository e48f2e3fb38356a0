import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

function isProject(folder: string): boolean {
  const file = join(folder, "package.json");
  return existsSync(file) && /"name":\s*"udsyn"/.test(readFileSync(file, "utf8"));
}

function findProjectRoot(start: string): string {
  if (isProject(start)) return start;
  const parent = dirname(start);
  if (parent === start) throw new Error("No package.json of udsyn above this file.");
  return findProjectRoot(parent);
}

/**
 * The project's folder, absolute. Files that a room needs at run time (style sheets, fonts, templates, data) are read
 * from `join(projectRoot, "src/<room>/<file>")`: a path relative to `import.meta.url` would break once esbuild has
 * moved the code into `build/`, and loaders would not work under vitest.
 */
export const projectRoot: string = findProjectRoot(import.meta.dirname);
