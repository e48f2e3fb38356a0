import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { FileStore, KeptFile } from "./file-store.ts";
import { orNone } from "./or-none.ts";

const headLength = 4_100;

/** Takes a temporary file to where its bytes are to stay; the temporary file may be gone after. */
export type Keep = (file: string, as: KeptFile, size: number) => Promise<void>;

/** Bytes come in through files of a folder, whatever keeps them in the end. */
export function temporaryFiles(folder: string, keep: Keep): Pick<FileStore, "take" | "sweep"> {
  return {
    take: async (bytes, atMost) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
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
      const drop = () => rm(file, { force: true });
      try {
        await pipeline(Readable.from(measured()), createWriteStream(file, { mode: 0o600 }));
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
      return { sha256, size, head, read: () => createReadStream(file), keep: keepIt, drop };
    },
    sweep: async (before) => {
      let swept = 0;
      for (const name of (await orNone(readdir(folder))) ?? []) {
        const file = path.join(folder, name);
        const look = await orNone(stat(file));
        if (!look || look.mtime >= before) continue;
        await rm(file, { force: true });
        swept += 1;
      }
      return swept;
    },
  };
}

class TooMuch extends Error {}
