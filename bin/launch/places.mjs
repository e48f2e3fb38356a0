import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Scratch that may be deleted at any time. */
export const cacheFolder = join(root, ".cache");
