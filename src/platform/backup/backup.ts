import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { ConnectTo } from "../database/index.ts";
import { type FileStore, type KeptFile, nameOfKept } from "../files/index.ts";
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

/**
 * One consistent file with the database and the documents, while the site runs: everything is read in one snapshot. The
 * file appears under its name only when it is whole.
 * @throws FilesAway, and the backup is not there
 */
export async function backup(owner: ConnectTo, store: FileStore, file: string, now: Date): Promise<BackupDone> {
  const client = new pg.Client(typeof owner === "string" ? { connectionString: owner } : owner);
  await client.connect();
  const unfinished = `${file}.part`;
  try {
    await clearUnfinished(client, path.dirname(file));
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await holdWriting(client);
    const tables = await tablesToCopy(client);
    const files = await store.all();
    const head: BackupHead = {
      format: "udsyn-backup/1",
      madeAt: now.toISOString(),
      migrations: await migrationsOf(client),
    };
    const frames = framesOf(client, head, tables, store, files);
    await pipeline(
      Readable.from(framed(frames)),
      createGzip({ level: 6 }),
      createWriteStream(unfinished, { mode: 0o600 }),
    );
    await client.query("COMMIT");
    await rename(unfinished, file);
    return { tables: tables.length, files: files.length };
  } finally {
    await client.end();
    await rm(unfinished, { force: true });
  }
}

async function* framesOf(
  client: pg.Client,
  head: BackupHead,
  tables: readonly TableToCopy[],
  store: FileStore,
  files: readonly KeptFile[],
): AsyncGenerator<Frame> {
  yield { kind: "H", bytes: Buffer.from(JSON.stringify(head)) };
  for (const table of tables) {
    yield { kind: "T", bytes: Buffer.from(JSON.stringify(table)) };
    const columns = table.columns.map((one) => pg.escapeIdentifier(one)).join(", ");
    const rows = client.query(copyTo(`COPY (SELECT ${columns} FROM ${nameOf(table)}) TO STDOUT`));
    for await (const bytes of rows) yield { kind: "D", bytes };
  }
  for (const file of files) {
    const content = await store.read(file.municipality, file.sha256);
    // Erased since the list was made: a daily run may work beside a backup.
    if (!content) continue;
    yield { kind: "F", bytes: Buffer.from(nameOfKept(file)) };
    for await (const bytes of content) yield { kind: "B", bytes };
  }
}

export function nameOf({ schema, table }: Pick<TableToCopy, "schema" | "table">): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`;
}

async function migrationsOf(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>("SELECT name FROM udsyn.kysely_migration ORDER BY name");
  return rows.map((row) => row.name);
}
