import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { MunicipalityId } from "../database/index.ts";
import { type FileStore, isMunicipalityFolder, keptFromName, nameOfKept } from "./file-store.ts";
import { orNone } from "./or-none.ts";
import { temporaryFiles } from "./temporary-files.ts";

/** Documents in a folder of this machine. */
export function filesIn(dir: string): FileStore {
  const placeOf = (municipality: string, sha256: string) => path.join(dir, municipality, sha256.slice(0, 2), sha256);

  const kept = async (municipality: MunicipalityId) => {
    const found = await orNone(readdir(path.join(dir, municipality), { recursive: true, withFileTypes: true }));
    return (found ?? []).filter((one) => one.isFile()).map((one) => one.name);
  };
  const temporary = temporaryFiles(path.join(dir, temporaryName), async (file, { municipality, sha256 }) => {
    const place = placeOf(municipality, sha256);
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    await onDisk(file);
    await rename(file, place);
  });
  return {
    ...temporary,
    read: async (municipality, sha256) => {
      const handle = await orNone(open(placeOf(municipality, sha256)));
      return handle?.createReadStream() ?? null;
    },
    kept,
    all: async () => {
      const folders = ((await orNone(readdir(dir, { withFileTypes: true }))) ?? [])
        .filter((one) => one.isDirectory() && isMunicipalityFolder(one.name))
        .map((one) => one.name as MunicipalityId)
        .sort();
      const each = folders.map(async (municipality) =>
        (await kept(municipality))
          .sort()
          .map((sha256) => ({ municipality, sha256 }))
          // A copy that somebody laid beside them is no document.
          .filter((one) => keptFromName(nameOfKept(one)) !== null),
      );
      return (await Promise.all(each)).flat();
    },
    remove: (municipality, sha256) => rm(placeOf(municipality, sha256), { force: true }),
    tryOut: async () => {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      const trial = path.join(dir, `.trial-${randomUUID()}`);
      await writeFile(trial, "", { flag: "wx" });
      await rm(trial);
    },
  };
}

const temporaryName = "tmp";

/** Waits until a file's bytes are on the disk itself: what is acknowledged must survive the power going. */
async function onDisk(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
