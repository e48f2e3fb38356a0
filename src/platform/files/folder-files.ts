import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { MunicipalityId } from "../database/index.ts";
import { type Place, placeOn, removed, servedPatience } from "./few-at-once.ts";
import { type FileStore, isMunicipalityFolder, keptFromName, nameOfKept } from "./file-store.ts";
import { readingFrom } from "./file-streams.ts";
import { orNone } from "./or-none.ts";
import { type Keep, temporaryFiles } from "./temporary-files.ts";

/** Documents in a folder of this machine, or of a share that is mounted on it. */
export function filesIn(dir: string, patience = servedPatience): FileStore {
  const place = placeOn(dir, patience);
  const placeOf = (municipality: string, sha256: string) => path.join(dir, municipality, sha256.slice(0, 2), sha256);
  const listed = async (folder: string) =>
    (await orNone(place.act(() => readdir(folder, { withFileTypes: true })))) ?? [];
  // A folder at a time: all of them as one act would take longer than a disk that answers may.
  const kept = async (municipality: MunicipalityId): Promise<string[]> => {
    const found: string[] = [];
    const folders = [path.join(dir, municipality)];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (const one of await listed(folder)) {
        if (one.isDirectory()) folders.push(path.join(folder, one.name));
        else if (one.isFile()) found.push(one.name);
      }
    }
    return found;
  };
  const keep: Keep = async (file, { municipality, sha256 }) => {
    const to = placeOf(municipality, sha256);
    await place.act(() => mkdir(path.dirname(to), { recursive: true, mode: 0o700 }));
    await onDisk(place, file);
    await place.act(() => rename(file, to));
  };
  return {
    ...temporaryFiles(path.join(dir, temporaryName), keep, place),
    read: async (municipality, sha256) => {
      const handle = await orNone(place.open(() => open(placeOf(municipality, sha256))));
      return handle && readingFrom(place, handle);
    },
    kept,
    all: async () => {
      const folders = (await listed(dir))
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
    remove: (municipality, sha256) => place.act(() => rm(placeOf(municipality, sha256), { force: true })),
    tryOut: async () => {
      await place.act(() => mkdir(dir, { recursive: true, mode: 0o700 }));
      const trial = path.join(dir, `.trial-${randomUUID()}`);
      try {
        await place.act(() => writeFile(trial, "", { flag: "wx" }));
      } finally {
        await removed(place, trial);
      }
    },
  };
}

const temporaryName = "tmp";

/** A busy disk takes its time to write through what it has acknowledged, and has not failed. */
const syncPatience = 10_000;

/** Waits until a file's bytes are on the disk itself: what is acknowledged must survive the power going. */
async function onDisk(place: Place, file: string): Promise<void> {
  const handle = await place.open(() => open(file, "r"));
  try {
    await place.act(() => handle.sync(), syncPatience);
  } finally {
    place.afterwards(() => handle.close());
  }
}
