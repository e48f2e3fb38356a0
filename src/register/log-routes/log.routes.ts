import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import type { Db } from "../../platform/index.ts";
import { bytes, HttpRefusal, type Reply } from "../../web/index.ts";
import { lastModified, openHeaders } from "../data/open-headers.ts";
import {
  entryBundle,
  parseTilePath,
  successionFile,
  type TileAddress,
  tileExists,
  tileWidth,
  withSignature,
} from "../log/index.ts";
import { hashReader, type LogHead, readHead, readLeaves } from "../log.store.ts";
import { readSuccessions } from "../succession.store.ts";
import { readWitnesses, trusted } from "../witnesses/witness.store.ts";

/** The publication log as anyone checks it: its signed head, its key, its tiles (C2SP tlog-tiles; docs/log-format.md). */
export function logRoutes(db: Db): readonly UdsynRoute[] {
  const withHead = (use: (head: LogHead, asked: AskedByAnyone) => Promise<Reply>) => async (asked: AskedByAnyone) => {
    const head = await readHead(db, asked.here.id);
    if (!head) throw new HttpRefusal(404, "log-empty");
    return use(head, asked);
  };
  const text = (head: LogHead, body: string) =>
    bytes("text/plain; charset=utf-8", body, { ...openHeaders, ...lastModified(head.signedAt) });
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/log/checkpoint",
      api: { summary: "The log's signed head, a C2SP checkpoint.", answers: { 200: "text/plain", 404: null } },
      handle: withHead(async (head, { here }) => {
        const own = trusted(await readWitnesses(db, here.id, head.origin), here.profile).filter(
          ({ size, line }) => line && size === head.size,
        );
        const changes = [head.signedAt, ...own.flatMap(({ storedAt }) => storedAt ?? [])];
        const note = own.reduce((before, { line }) => withSignature(before, line ?? ""), head.checkpoint);
        const changedAt = new Date(Math.max(...changes.map((one) => one.getTime())));
        return bytes("text/plain; charset=utf-8", note, { ...openHeaders, ...lastModified(changedAt) });
      }),
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/log/key",
      api: { summary: "The log's public key, one line.", answers: { 200: "text/plain", 404: null } },
      handle: withHead(async (head) => text(head, `${head.verifierKey}\n`)),
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/log/successions",
      api: {
        summary: "How the log's key was changed: notes signed by the old and the new key.",
        answers: { 200: "text/plain", 404: null },
      },
      handle: withHead(async (head, { here }) => {
        const kept = await readSuccessions(db, here.id, head.origin);
        const last = kept.at(-1);
        if (!last) throw new HttpRefusal(404, "log-key-never-changed");
        const headers = { ...openHeaders, ...lastModified(last.madeAt) };
        return bytes("text/plain; charset=utf-8", successionFile(kept.map(({ note }) => note)), headers);
      }),
    },
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/log/tile/*",
      api: {
        summary: "A tile of hashes or a bundle of leaves, by C2SP tlog-tiles.",
        answers: { 200: "application/octet-stream", 404: null },
      },
      handle: withHead(async (head, asked) => {
        const tile = parseTilePath(asked.path.slice("/log/".length));
        if (!tile || !tileExists(tile, head.size)) throw new HttpRefusal(404, "tile-unknown");
        // What is in the tree stays; a partial tile is given up when the full one has come.
        const keep = tile.width === tileWidth ? "public, max-age=31536000, immutable" : "public, no-cache";
        const body = await tileBytes(db, asked, tile);
        return bytes("application/octet-stream", body, { ...openHeaders, "cache-control": keep });
      }),
    },
  ];
}

async function tileBytes(db: Db, { here }: AskedByAnyone, { level, index, width }: TileAddress): Promise<Uint8Array> {
  const [from, to] = [index * tileWidth, index * tileWidth + width];
  if (level === "entries") return entryBundle(await readLeaves(db, here.id, from, to));
  const [hashes = []] = await hashReader(db, here.id).readHashes([{ level, from, to }]);
  return Buffer.concat(hashes);
}
