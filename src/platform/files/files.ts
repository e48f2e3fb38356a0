import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { MunicipalityId } from "../database/index.ts";

/** Bytes that have come in and lie in a temporary file until they are kept or dropped. */
export interface TakenFile {
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly size: number;
  /** The first bytes, for telling what the file is. */
  readonly head: Uint8Array;
  keep(municipality: MunicipalityId): Promise<void>;
  drop(): Promise<void>;
}

/** Where documents' bytes lie, by municipality and hash: the same bytes lie once. */
export interface FileStore {
  /** Takes bytes in; `null` when there are more than `atMost`, of which nothing is left behind. */
  take(bytes: AsyncIterable<Uint8Array>, atMost: number): Promise<TakenFile | null>;
  read(municipality: MunicipalityId, sha256: string): Readable;
  remove(municipality: MunicipalityId, sha256: string): Promise<void>;
  /** Whether documents can be written and read now; asked by `/readyz`. */
  ready(): Promise<boolean>;
}

const headLength = 4_100;

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
      return { sha256, size, head, keep, drop };
    },
    read: (municipality, sha256) => createReadStream(placeOf(municipality, sha256)),
    remove: (municipality, sha256) => rm(placeOf(municipality, sha256), { force: true }),
    ready: async () => {
      try {
        await mkdir(temporary, { recursive: true, mode: 0o700 });
        return (await stat(temporary)).isDirectory();
      } catch {
        return false;
      }
    },
  };
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
