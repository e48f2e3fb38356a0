import { connect, type Socket } from "node:net";
import type { Readable } from "node:stream";

/** Looks through bytes: the name of what was found, or `null`. @throws ScannerAway when nobody answers */
export type Scan = (bytes: Readable) => Promise<string | null>;

/** The scanner does not answer. Nothing is let in unseen, so it is to be tried again later. */
export class ScannerAway extends Error {}

/** How long the scanner may be silent before it counts as away. */
const patience = 8_000;

/**
 * ClamAV at `tcp://host:3310` or `unix:///path`, asked by its INSTREAM command (clamd(8)): pieces, each after its length in
 * four bytes, and a length of nothing to end with.
 */
export function openScanner(clamdUrl: string, silence: number = patience): Scan {
  const url = new URL(clamdUrl);
  const to =
    url.protocol === "unix:"
      ? { path: decodeURIComponent(url.pathname) }
      : { host: url.hostname, port: Number(url.port || "3310") };
  return async (bytes) => {
    const socket = connect(to);
    socket.setTimeout(silence, () => socket.destroy(new Error("no answer")));
    try {
      // It may answer, and hang up, before it has had everything: then what it said counts.
      tell(socket, bytes).catch((error: Error) => socket.destroy(error));
      return readAnswer(await heard(socket));
    } catch (error) {
      throw new ScannerAway(error instanceof Error ? error.message : String(error));
    } finally {
      bytes.destroy();
      socket.destroy();
    }
  };
}

async function tell(socket: Socket, bytes: Readable): Promise<void> {
  await write(socket, Buffer.from("zINSTREAM\0"));
  for await (const piece of bytes as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await write(socket, Buffer.concat([length, piece]));
  }
  await write(socket, Buffer.alloc(4));
}

function write(socket: Socket, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())));
}

function heard(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    socket.on("data", (piece: Buffer) => {
      text += piece.toString("utf8");
      if (text.length > 4_096) socket.destroy(new Error("too long an answer"));
      if (text.includes("\0")) resolve(text.slice(0, text.indexOf("\0")));
    });
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("closed")));
  });
}

/** `stream: OK`, `stream: Eicar-Signature FOUND`; anything else is no answer (`INSTREAM size limit exceeded. ERROR`). */
function readAnswer(text: string): string | null {
  if (text === "stream: OK") return null;
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (found === undefined) throw new Error(text);
  return found;
}
