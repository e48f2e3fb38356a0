import { createReadStream } from "node:fs";
import path from "node:path";

/** A file that can be read from the start more than once: first a sample, then all of it. */
export interface FileSource {
  /** The file's name; its ending settles what the first bytes leave open. */
  readonly name: string;
  open(): AsyncIterable<Uint8Array>;
}

export function fileAt(file: string): FileSource {
  return { name: path.basename(file), open: () => createReadStream(file, { highWaterMark: 256 * 1024 }) };
}

export function fileOf(name: string, bytes: Uint8Array): FileSource {
  return {
    name,
    async *open() {
      yield bytes;
    },
  };
}

/** The first `limit` bytes, or all when there are fewer. */
export async function firstBytes(source: FileSource, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source.open()) {
    parts.push(chunk);
    size += chunk.length;
    if (size >= limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit);
}
