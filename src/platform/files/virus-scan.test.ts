import { rmSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterEach, expect, test } from "vitest";
import { openScanner, ScannerAway } from "./virus-scan.ts";

const open: { server: Server; sockets: Socket[] }[] = [];
afterEach(async () => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A scanner that reads as clamd does, and says what the test wants of what it got. */
async function fakeClamd(say: (bytes: Buffer) => string | null, at: number | string = 0): Promise<string> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    let got = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (piece: Buffer) => {
      got = Buffer.concat([got, piece]);
      const bytes = streamIn(got);
      const answer = bytes && say(bytes);
      if (answer) socket.end(`${answer}\0`);
    });
  });
  open.push({ server, sockets });
  await new Promise<void>((resolve) => server.listen(at, () => resolve()));
  const address = server.address();
  return typeof address === "object" ? `tcp://127.0.0.1:${address?.port}` : `unix://${address}`;
}

/** The bytes of a whole INSTREAM; `null` until its end has come. */
function streamIn(got: Buffer): Buffer | null {
  const command = "zINSTREAM\0";
  if (got.subarray(0, command.length).toString() !== command) return null;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= got.length; ) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

const bytes = () => Readable.from([Buffer.from("kvit"), Buffer.alloc(200_000, 1), Buffer.from("tering")]);

test("what is clean is let by, whole, and what is found is named, over TCP and over a socket", async () => {
  const seen: number[] = [];
  const clean = await fakeClamd((got) => {
    seen.push(got.length);
    return "stream: OK";
  });
  expect(await openScanner(clean)(bytes())).toBeNull();
  expect(seen).toEqual([200_010]);
  const socket = path.join(tmpdir(), `udsyn-clamd-${process.pid}.sock`);
  const found = await fakeClamd(() => "stream: Eicar-Signature FOUND", socket);
  expect(await openScanner(found)(bytes())).toBe("Eicar-Signature");
  rmSync(socket, { force: true });
});

test("a scanner that is down, silent, garbled, full or hangs up lets nothing by", async () => {
  const asked = async (url: string) => openScanner(url, 200)(bytes());
  const none = await fakeClamd(() => null);
  const garbled = await fakeClamd(() => "hello");
  const full = await fakeClamd(() => "INSTREAM size limit exceeded. ERROR");
  const sly = await fakeClamd(() => "stream: OK but not really");
  for (const url of ["tcp://127.0.0.1:1", "unix:///nowhere/clamd.sock", none, garbled, full, sly])
    await expect(asked(url), url).rejects.toThrow(ScannerAway);
});
