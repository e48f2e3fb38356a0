import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Source } from "./source.ts";

/** A published site as a folder, such as `udsyn site DIR` writes. */
export function directorySource(directory: string): Source {
  return {
    async read(path) {
      const place = join(directory, path);
      // What is no file, a pipe or a device, may give bytes for ever or none.
      const found = await stat(place).catch(absent);
      return found?.isFile() ? readFile(place).catch(absent) : null;
    },
    async list(folder) {
      const start = join(directory, folder);
      const real = await realpath(start).catch(absent);
      if (real === null) return [];
      const found: string[] = [];
      await gather(directory, folder.replace(/\/+$/, ""), real, new Map(), found);
      return found.sort();
    },
  };
}

/**
 * Every file below a folder, through links to folders as well: a web server shows what lies behind them. A folder met twice ends
 * the reading, since a link may lead back to itself and what lies at two addresses can only be right at one.
 * @param real where the folder really lies
 */
async function gather(
  directory: string,
  folder: string,
  real: string,
  met: Map<string, string>,
  found: string[],
): Promise<void> {
  const before = met.get(real);
  if (before !== undefined)
    throw new Error(
      `${named(before)} og ${named(folder)} er den samme mappe, for den ene er et link (symlink) til den anden. Fjern linket, og kontrollér igen.`,
    );
  met.set(real, folder);
  for (const one of await readdir(real, { withFileTypes: true })) {
    const path = folder === "" ? one.name : `${folder}/${one.name}`;
    const place = join(directory, path);
    if (one.isDirectory()) await gather(directory, path, join(real, one.name), met, found);
    else if (one.isSymbolicLink() && (await stat(place).catch(absent))?.isDirectory())
      await gather(directory, path, await realpath(place), met, found);
    else found.push(path);
  }
}

const named = (folder: string): string => (folder === "" ? "Mappen selv" : folder);

function absent(error: NodeJS.ErrnoException): null {
  if (["ENOENT", "ENOTDIR", "EISDIR", "ELOOP"].includes(error.code ?? "")) return null;
  throw error;
}
