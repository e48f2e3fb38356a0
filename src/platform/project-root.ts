import { existsSync } from "node:fs";
import path from "node:path";

function findRoot(from: string): string {
  if (existsSync(path.join(from, "package.json"))) return from;
  const parent = path.dirname(from);
  if (parent === from) throw new Error("no package.json above this file");
  return findRoot(parent);
}

/** The folder that holds package.json. Files a room needs at run time are read below it, from `src/`, built or not. */
export const projectRoot: string = findRoot(import.meta.dirname);
