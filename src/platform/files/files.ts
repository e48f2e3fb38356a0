import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import type { MunicipalityId } from "../database/index.ts";

/** Bytes that have come in and lie in a temporary file until they are kept or dropped. */
export interface TakenFile {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly size: number;
  /** The first bytes, for telling what the file is. */
  readonly head: Uint8Array;
  /** The bytes again, while they are temporary: for a virus scanner. */
  read(): Readable;
  keep(municipality: MunicipalityId): Promise<void>;
  /** Takes the temporary file away; does nothing once it is kept. */
  drop(): Promise<void>;
}

/** Where documents' bytes lie, by municipality and hash: the same bytes lie once. */
export interface FileStore {
  /** Takes bytes in; `null` when there are more than `atMost`, of which nothing is left behind. */
  take(bytes: AsyncIterable<Uint8Array>, atMost: number): Promise<TakenFile | null>;
  /** The bytes of a kept file; `null` when they are not there. */
  read(municipality: MunicipalityId, sha256: string): Promise<Readable | null>;
  /** The hashes of everything kept. */
  kept(municipality: MunicipalityId): Promise<readonly string[]>;
  remove(municipality: MunicipalityId, sha256: string): Promise<void>;
  /** Takes away what a crash left among the temporary files before `before`; how many there were. */
  sweep(before: Date): Promise<number>;
}

const headLength = 4_100;

/** The store that `FILES_URL` names; `null` where this installation cannot store documents there. */
export function openFiles(filesUrl: string): FileStore | null {
  return filesUrl.startsWith("file:") ? filesIn(fileURLToPath(filesUrl)) : null;
}

/** Documents in a folder of this machine. */
export function filesIn(dir: string): FileStore {
  const temporary = path.join(dir, "tmp");
  const placeOf = (municipality: string, sha256: string) => path.join(dir, municipality, sha256.slice(0, 2), sha256);

  return {
    take: async (bytes, atMost) => {
      await mkdir(temporary, { recursive: true, mode: 0o700 });
      const file = path.join(temporary, randomUUID());
      const hash = createHash("sha256");
      let [size, head] = [0, Buffer.alloc(0)];
      const measured = async function* () {
        for await (const chunk of bytes) {
          size += chunk.length;
          if (size > atMost) throw new TooMuch();
          hash.update(chunk);
          if (head.length < headLength) head = Buffer.concat([head, chunk]).subarray(0, headLength);
          yield chunk;
        }
      };
      const drop = () => rm(file, { force: true });
      try {
        await pipeline(Readable.from(measured()), createWriteStream(file, { mode: 0o600 }));
      } catch (error) {
        await drop();
        if (error instanceof TooMuch) return null;
        throw error;
      }
      const sha256 = hash.digest("hex");
      const keep = async (municipality: string) => {
        const place = placeOf(municipality, sha256);
        await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
        await onDisk(file);
        await rename(file, place);
      };
      return { sha256, size, head, read: () => createReadStream(file), keep, drop };
    },
    read: async (municipality, sha256) => {
      const handle = await orNone(open(placeOf(municipality, sha256)));
      return handle && handle.createReadStream();
    },
    kept: async (municipality) => {
      const found = await orNone(readdir(path.join(dir, municipality), { recursive: true, withFileTypes: true }));
      return (found ?? []).filter((one) => one.isFile()).map((one) => one.name);
    },
    remove: (municipality, sha256) => rm(placeOf(municipality, sha256), { force: true }),
    sweep: async (before) => {
      let swept = 0;
      for (const name of (await orNone(readdir(temporary))) ?? []) {
        const file = path.join(temporary, name);
        const look = await orNone(stat(file));
        if (!look || look.mtime >= before) continue;
        await rm(file, { force: true });
        swept += 1;
      }
      return swept;
    },
  };
}

/** What is asked of the disk, or `null` where it is not there. */
async function orNone<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

class TooMuch extends Error {}

/** Waits until a file's bytes are on the disk itself: what is acknowledged must survive the power going. */
async function onDisk(file: string): Promise<void> {
  const handle = await open(file, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
