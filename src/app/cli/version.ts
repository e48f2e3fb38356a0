import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { projectRoot } from "../../platform/index.ts";

/** Which version of Udsyn this is, as its package says. */
export function version(): string {
  const text = readFileSync(path.join(projectRoot, "package.json"), "utf8");
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
