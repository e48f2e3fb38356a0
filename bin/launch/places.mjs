import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Scratch that may be deleted at any time. */
export const cacheFolder = join(root, ".cache");

/** Loaded into every program that must not outlive us, with an `ipc` channel to us: see the file. */
export const withParent = pathToFileURL(join(root, "bin", "launch", "with-parent.mjs")).href;
