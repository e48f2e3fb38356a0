import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { emptyDatabase, type ScratchDatabase, scratchDatabase } from "../../../test/setup/database.ts";
import type { MunicipalityId } from "../database/index.ts";
import type { FileStore, KeptFile, TakenFile } from "../files/index.ts";
import { backup } from "./backup.ts";
import { restore } from "./restore.ts";

/** Trust g2's count: documents of 1 GB in all, made as they are read, so that neither memory nor disk needs to hold them. */
const [documents, megabytes] = [16, 64];
const megabyte = 2 ** 20;
const municipality = "0192f000-0000-7000-8000-000000000001" as MunicipalityId;
const dir = mkdtempSync(path.join(tmpdir(), "udsyn-large-"));
let db: ScratchDatabase;

/** A document's bytes, a megabyte at a time, no two of them alike; they repeat within, so that they pack quickly. */
function* bytesOf(number: number): Generator<Buffer> {
  for (let at = 0; at < megabytes; at += 1) {
    const block = createHash("sha512").update(`${number} ${at}`).digest();
    yield Buffer.alloc(megabyte, block);
  }
}

function hashOf(number: number): string {
  const hash = createHash("sha256");
  for (const bytes of bytesOf(number)) hash.update(bytes);
  return hash.digest("hex");
}

/** A store that gives documents as they are made and, of those put back, keeps name and size alone. */
function generated(
  known: ReadonlyMap<string, number>,
): FileStore & { readonly back: Map<string, number>; most: number } {
  const store = {
    back: new Map<string, number>(),
    /** The most memory that buffers took while documents went past. */
    most: 0,
    all: async (): Promise<readonly KeptFile[]> => [...known.keys()].map((sha256) => ({ municipality, sha256 })),
    read: async (_: MunicipalityId, sha256: string) => {
      const number = known.get(sha256);
      return number === undefined ? null : Readable.from(bytesOf(number), { objectMode: false });
    },
    take: async (bytes: AsyncIterable<Uint8Array>): Promise<TakenFile | null> => {
      const hash = createHash("sha256");
      let size = 0;
      for await (const some of bytes) {
        hash.update(some);
        size += some.length;
        store.most = Math.max(store.most, process.memoryUsage().arrayBuffers);
      }
      const sha256 = hash.digest("hex");
      return {
        sha256,
        size,
        head: new Uint8Array(),
        read: () => Readable.from([]),
        keep: async () => void store.back.set(sha256, size),
        drop: async () => undefined,
      };
    },
    kept: async () => [...known.keys()],
    remove: async () => undefined,
    sweep: async () => 0,
    tryOut: async () => undefined,
  };
  return store;
}

beforeAll(async () => {
  db = await scratchDatabase();
  await db.query("INSERT INTO register.municipality VALUES ($1, 1, 'x', 1, $2)", [municipality, JSON.stringify({})]);
});
afterAll(async () => {
  await db.close();
  rmSync(dir, { recursive: true, force: true });
});

test("1 GB of documents goes into a backup and comes back, every byte of it, in the memory of a few", async () => {
  const known = new Map(Array.from({ length: documents }, (_, number) => [hashOf(number), number]));
  const file = path.join(dir, "stor.udsyn");
  const from = generated(known);
  expect(
    await backup(
      { owner: db.connections.owner, store: from, named: async () => [] },
      file,
      new Date("2026-05-06T10:00:00Z"),
    ),
  ).toMatchObject({
    files: documents,
  });
  expect(statSync(file).size).toBeGreaterThan(megabyte);
  const before = process.memoryUsage().arrayBuffers;
  const [other, to] = [await emptyDatabase(), generated(new Map())];
  try {
    expect(await restore(other.connections, to, file)).toMatchObject({ files: documents });
  } finally {
    await other.close();
  }
  // A document that is not what its name says is not put back (backup.db.test.ts): the names are the bytes.
  expect(to.back).toEqual(new Map([...known.keys()].map((sha256) => [sha256, megabytes * megabyte])));
  expect([...to.back.values()].reduce((sum, one) => sum + one, 0)).toBe(2 ** 30);
  // Buffers that nobody holds wait for the collector; held ones would be all of it.
  expect(to.most - before).toBeLessThan(512 * megabyte);
}, 600_000);
