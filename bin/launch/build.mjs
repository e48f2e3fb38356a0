import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { SetUpFault } from "./fault.mjs";
import { root } from "./places.mjs";

/**
 * What is built: entry → bundle. Only our own code is bundled, packages are loaded from `node_modules`. Files that code
 * reads at run time are not part of it: they are read from `src/` by `projectRoot` (src/platform/project-root.ts).
 * Islands are the browser's modules, each in a file of its own beside the bundle.
 * @typedef {{ entry: string, outfile: string, islands?: string[] }} Target
 * @type {{ server: Target, bench: Target }}
 */
export const targets = {
  server: {
    entry: join(root, "src", "app", "main.ts"),
    outfile: join(root, "build", "udsyn.mjs"),
    islands: [
      ...readdirSync(join(root, "src", "web", "islands"))
        .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
        .map((name) => `src/web/islands/${name}`),
      // The log's verifier stands alone, in the browser too.
      "src/verify/in-browser/verify-record.ts",
    ],
  },
  bench: { entry: join(root, "bench", "main.ts"), outfile: join(root, "build", "bench.mjs") },
};

/** Size and time of change of every file, or undefined when one is missing. @param {string[]} files */
function lookOf(files) {
  const looks = files.map((file) => statSync(join(root, file), { throwIfNoEntry: false }));
  return looks.every(Boolean) ? looks.map((one) => `${one?.size} ${one?.mtimeMs}`).join("\n") : undefined;
}

const stampFile = (/** @type {Target} */ target) => `${target.outfile}.stamp`;

/** Whether the bundle is newer than everything that went into it. @param {Target} target */
export function isBuilt(target) {
  try {
    const { files, look } = JSON.parse(readFileSync(stampFile(target), "utf8"));
    const isWhole = (target.islands ?? []).every((island) => files.includes(island));
    return isWhole && existsSync(target.outfile) && lookOf(files) === look;
  } catch {
    return false;
  }
}

/** Builds one target, where something changed. @param {Target} target */
export async function build(target) {
  if (isBuilt(target)) return;
  mkdirSync(join(root, "build"), { recursive: true });
  rmSync(stampFile(target), { force: true });
  const { build: bundle } = await import("esbuild");
  try {
    const { metafile } = await bundle({
      absWorkingDir: root,
      entryPoints: [target.entry],
      outfile: target.outfile,
      bundle: true,
      packages: "external",
      platform: "node",
      target: "node24",
      format: "esm",
      jsx: "automatic",
      jsxImportSource: "preact",
      sourcemap: true,
      // Comments and blanks would lie in memory as long as the program runs, at two bytes a letter where one is a dash.
      minifyWhitespace: true,
      metafile: true,
      logLevel: "warning",
    });
    const forBrowsers = await bundle({
      absWorkingDir: root,
      entryPoints: target.islands ?? [],
      outdir: join(root, "build", "islands"),
      entryNames: "[name]",
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      legalComments: "none",
      metafile: true,
      logLevel: "warning",
    });
    const files = [
      ...Object.keys(metafile.inputs),
      ...Object.keys(forBrowsers.metafile.inputs),
      ...Object.keys(forBrowsers.metafile.outputs),
      relative(root, fileURLToPath(import.meta.url)),
      "package-lock.json",
    ];
    writeFileSync(stampFile(target), JSON.stringify({ files, look: lookOf(files) }));
  } catch (error) {
    throw error instanceof Error && "errors" in error
      ? new SetUpFault("Kildeteksten kunne ikke bygges; se fejlene ovenfor.")
      : error;
  }
}
