import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { type ConnectTo, type Db, onClient } from "../database/index.ts";
import { type FileStore, FilesAway, type KeptFile, nameOfKept } from "../files/index.ts";
import { type Frame, framed } from "./frames.ts";
import { type TableToCopy, tablesToCopy } from "./tables.ts";
import { clearUnfinished, holdWriting } from "./unfinished.ts";

/** What a backup says of itself. */
export interface BackupHead {
  readonly format: "udsyn-backup/1";
  readonly madeAt: string;
  /** The migrations its schema had; it is put back into exactly that schema and brought up to date from there. */
  readonly migrations: readonly string[];
}

export interface BackupDone {
  readonly tables: number;
  readonly files: number;
}

/** What is backed up. */
export interface BackedUp<Named extends KeptFile> {
  readonly owner: ConnectTo;
  readonly store: FileStore;
  /** The bytes that the database's documents are: they have to be there. The schema may be older than the program's. */
  named(db: Db): Promise<readonly Named[]>;
}

/** Bytes that the database names and the store does not hold as they came. */
export interface Lacking<Named extends KeptFile = KeptFile> {
  readonly file: Named;
  readonly how: "changed" | "missing" | "unreadable";
}

/**
 * One consistent file with the database and the documents, while the site runs: everything is read in one snapshot. The
 * file appears under its name only when it is whole. A document that is missing, changed or not to be read keeps nothing else out:
 * what is there of it is written as it lies, and it is told of.
 * @throws FilesAway where no document can be reached, and the backup is not there
 */
export async function backup<Named extends KeptFile>(
  { owner, store, named }: BackedUp<Named>,
  file: string,
  now: Date,
): Promise<BackupDone & { readonly lacking: readonly Lacking<Named>[] }> {
  const client = new pg.Client(typeof owner === "string" ? { connectionString: owner } : owner);
  await client.connect();
  const unfinished = `${file}.part`;
  try {
    await clearUnfinished(client, path.dirname(file));
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await holdWriting(client);
    const tables = await tablesToCopy(client);
    const known = new Map((await onClient(client, named)).map((one) => [nameOfKept(one), one]));
    const files = new Map([...known, ...(await listed(store)).map((one) => [nameOfKept(one), one] as const)]);
    const head: BackupHead = {
      format: "udsyn-backup/1",
      madeAt: now.toISOString(),
      migrations: await migrationsOf(client),
    };
    const lacks = new Map<string, Lacking["how"]>();
    const frames = framesOf(client, head, tables, store, [...files.values()], lacks);
    await pipeline(
      Readable.from(framed(frames)),
      createGzip({ level: 6 }),
      // On the disk before it has its name, so that a power cut leaves no empty file under it.
      createWriteStream(unfinished, { mode: 0o600, flush: true }),
    );
    await client.query("COMMIT");
    await rename(unfinished, file);
    // Erased since the snapshot is not missing: a daily run may work beside a backup.
    const still = new Set(lacks.size > 0 ? (await onClient(client, named)).map(nameOfKept) : []);
    const lacking = [...lacks].flatMap(([name, how]) => {
      const of = known.get(name);
      return of && still.has(name) ? [{ file: of, how }] : [];
    });
    return { tables: tables.length, files: files.size - lacks.size, lacking };
  } finally {
    await client.end();
    await rm(unfinished, { force: true });
  }
}

/** What lies there besides what is named: of an upload under way. A folder that cannot be listed loses none of the named. */
async function listed(store: FileStore): Promise<readonly KeptFile[]> {
  try {
    return await store.all();
  } catch (error) {
    if (error instanceof FilesAway) throw error;
    return [];
  }
}

async function* framesOf(
  client: pg.Client,
  head: BackupHead,
  tables: readonly TableToCopy[],
  store: FileStore,
  files: readonly KeptFile[],
  lacks: Map<string, Lacking["how"]>,
): AsyncGenerator<Frame> {
  yield { kind: "H", bytes: Buffer.from(JSON.stringify(head)) };
  for (const table of tables) {
    yield { kind: "T", bytes: Buffer.from(JSON.stringify(table)) };
    const columns = table.columns.map((one) => pg.escapeIdentifier(one)).join(", ");
    const rows = client.query(copyTo(`COPY (SELECT ${columns} FROM ${nameOf(table)}) TO STDOUT`));
    for await (const bytes of rows) yield { kind: "D", bytes };
  }
  for (const file of files) {
    const hash = createHash("sha256");
    try {
      const content = await store.read(file.municipality, file.sha256);
      if (!content) {
        lacks.set(nameOfKept(file), "missing");
        continue;
      }
      yield { kind: "F", bytes: Buffer.from(nameOfKept(file)) };
      for await (const bytes of content as AsyncIterable<Buffer>) {
        hash.update(bytes);
        yield { kind: "B", bytes };
      }
      if (hash.digest("hex") !== file.sha256) lacks.set(nameOfKept(file), "changed");
    } catch (error) {
      // One that the service refuses keeps no other out; where it takes nothing at all, it is away.
      if (error instanceof FilesAway) await store.tryOut();
      lacks.set(nameOfKept(file), "unreadable");
    }
  }
}

export function nameOf({ schema, table }: Pick<TableToCopy, "schema" | "table">): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
}

async function migrationsOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM udsyn.kysely_migration ORDER BY name");
  return rows.map((row) => row.name);
}
