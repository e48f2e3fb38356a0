import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../platform/index.ts";

/** An island as the launcher built it (`bin/launch/build.mjs`): one plain module, small and without names from outside. */
export function builtIsland(name: string): Buffer {
  return readFileSync(join(projectRoot, "build", "islands", `${name}.js`));
}
