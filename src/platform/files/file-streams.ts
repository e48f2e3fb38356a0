import { type FileHandle, open } from "node:fs/promises";
import { Readable, Writable } from "node:stream";
import type { Place } from "./few-at-once.ts";

const pieceLength = 65_536;

/** The bytes of a file from its beginning; it is opened when the first are asked for, unless it is open. */
export function readingFrom(place: Place, file: string | FileHandle): Readable {
  let handle = typeof file === "string" ? null : file;
  let isOver = false;
  const piece = async () => {
    const from = handle ?? (await place.open(() => open(String(file))));
    handle = from;
    if (isOver) place.afterwards(() => from.close());
    if (isOver) return null;
    const { bytesRead, buffer } = await place.act(() => from.read({ buffer: Buffer.allocUnsafe(pieceLength) }));
    return bytesRead === 0 ? null : buffer.subarray(0, bytesRead);
  };
  return new Readable({
    read() {
      piece().then(
        (bytes) => void this.push(bytes),
        (error: Error) => void this.destroy(error),
      );
    },
    destroy(error, done) {
      const from = handle;
      isOver = true;
      if (from) place.afterwards(() => from.close());
      done(error);
    },
  });
}

/** Takes bytes into a new file, which is whole when it is finished. */
export function writingTo(place: Place, file: string): Writable {
  let handle: FileHandle | null = null;
  const told = (act: Promise<unknown>, done: (error?: Error | null) => void): void => {
    act.then(
      () => done(),
      (error: Error) => done(error),
    );
  };
  const opened = async () => {
    handle = await place.open(() => open(file, "w", 0o600));
  };
  return new Writable({
    construct: (done) => told(opened(), done),
    write: (bytes: Buffer, _, done) => {
      const act = async () => handle?.writeFile(bytes);
      told(place.act(act), done);
    },
    final: (done) => {
      const act = async () => handle?.close();
      told(place.act(act), done);
    },
    destroy: (error, done) => {
      const into = handle;
      if (into) place.afterwards(() => into.close());
      done(error);
    },
  });
}
