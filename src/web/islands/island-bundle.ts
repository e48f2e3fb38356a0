import path from "node:path";
import { buildSync } from "esbuild";
import { projectRoot } from "../../platform/index.ts";

/** An island as one plain module, small and without names from outside: what a page gains with a script and works without. */
export function islandBundle(name: string): Buffer {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(projectRoot, `src/web/islands/${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "none",
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`the island ${name} came to nothing`);
  return Buffer.from(file.contents);
}
