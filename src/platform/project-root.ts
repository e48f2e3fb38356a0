import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

function rootAbove(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error("no package.json above the program");
  return rootAbove(parent);
}

/** The folder that holds `package.json`, from the sources as from the build. */
export const projectRoot = rootAbove(dirname(fileURLToPath(import.meta.url)));
