import { createHash, randomUUID } from "node:crypto";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Place, placeOn, removed, servedPatience } from "./few-at-once.ts";
import type { FileStore, KeptFile } from "./file-store.ts";
import { readingFrom, writingTo } from "./file-streams.ts";
import { orNone } from "./or-none.ts";

const headLength = 4_100;

/** Takes a temporary file to where its bytes are to stay; the temporary file may be gone after. */
export type Keep = (file: string, as: KeptFile, size: number) => Promise<void>;

/** Bytes come in through files of a folder, whatever keeps them in the end. */
export function temporaryFiles(
  folder: string,
  keep: Keep,
  place: Place = placeOn(folder, servedPatience),
): Pick<FileStore, "take" | "sweep"> {
  return {
    take: async (bytes, atMost) => {
      await place.act(() => mkdir(folder, { recursive: true, mode: 0o700 }));
      const file = path.join(folder, randomUUID());
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
      const drop = () => removed(place, file);
      try {
        await pipeline(Readable.from(measured()), writingTo(place, file));
      } catch (error) {
        await drop();
        if (error instanceof TooMuch) return null;
        throw error;
      }
      const sha256 = hash.digest("hex");
      const keepIt = async (municipality: KeptFile["municipality"]) => {
        await keep(file, { municipality, sha256 }, size);
        await drop();
      };
      return { sha256, size, head, read: () => readingFrom(place, file), keep: keepIt, drop };
    },
    sweep: async (before) => {
      let swept = 0;
      for (const name of (await orNone(place.act(() => readdir(folder)))) ?? []) {
        const file = path.join(folder, name);
        const look = await orNone(place.act(() => stat(file)));
        if (!look || look.mtime >= before) continue;
        await place.act(() => rm(file, { force: true }));
        swept += 1;
      }
      return swept;
    },
  };
}

class TooMuch extends Error {}
