import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Source } from "./source.ts";

/** A published site as a folder, such as `udsyn site DIR` writes. */
export function directorySource(directory: string): Source {
  return {
    read: (path) => readFile(join(directory, path)).catch(absent),
    async list(folder) {
      const found = await readdir(join(directory, folder), { recursive: true, withFileTypes: true }).catch(absent);
      return (found ?? [])
        .filter((one) => !one.isDirectory())
        .map((one) =>
          join(one.parentPath, one.name)
            .slice(join(directory, "x").length - 1)
            .replaceAll(sep, "/"),
        )
        .sort();
    },
  };
}

function absent(error: NodeJS.ErrnoException): null {
  if (["ENOENT", "ENOTDIR", "EISDIR"].includes(error.code ?? "")) return null;
  throw error;
}
