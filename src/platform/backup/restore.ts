import { once } from "node:events";
import { createReadStream, createWriteStream, type WriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { type Connections, executedMigrations, migrate } from "../database/index.ts";
import { type BackupDone, type BackupHead, nameOf } from "./backup.ts";
import { type Frame, unframed } from "./frames.ts";
import type { TableToCopy } from "./tables.ts";

/**
 * Puts a backup back into an empty database: the schema it was made in, its rows in one transaction, its documents, then
 * the schema up to date. The whole file is checked first; a database that holds anything is refused.
 */
export async function restore(
  to: Connections,
  filesDir: string | null,
  file: string,
): Promise<BackupDone & { readonly madeAt: string }> {
  const head = await checkedHead(file);
  await refuseNewer(to, head);
  await migrate(to, head.migrations.at(-1));
  const client = new pg.Client(typeof to.owner === "string" ? { connectionString: to.owner } : to.owner);
  await client.connect();
  let done: BackupDone;
  try {
    const { rows } = await client.query<{ held: boolean }>("SELECT EXISTS (SELECT FROM register.municipality) AS held");
    if (rows[0]?.held) throw new Error("databasen er ikke tom; en sikkerhedskopi lægges kun ind i en tom database");
    await client.query("BEGIN");
    await client.query("DELETE FROM udsyn.platform_installation");
    done = await putBack(client, filesDir, unframed(bytesOf(file)));
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
  await migrate(to);
  return { ...done, madeAt: head.madeAt };
}

/** Schemas only go forward, so a database must not be ahead of the backup that is put into it. */
async function refuseNewer(to: Connections, head: BackupHead): Promise<void> {
  const had = await executedMigrations(to.owner);
  const beyond = had.filter((one) => !head.migrations.includes(one));
  if (beyond.length > 0)
    throw new Error("databasens skema er nyere end sikkerhedskopiens; læg den ind i en ny, tom database");
}

function bytesOf(file: string): AsyncIterable<Buffer> {
  const unzipped = createGunzip();
  createReadStream(file)
    .on("error", (error) => unzipped.destroy(error))
    .pipe(unzipped);
  return unzipped;
}

async function checkedHead(file: string): Promise<BackupHead> {
  let head: BackupHead | null = null;
  for await (const { kind, bytes } of unframed(bytesOf(file))) {
    if (kind === "H") head = JSON.parse(bytes.toString("utf8")) as BackupHead;
  }
  if (head?.format !== "udsyn-backup/1") throw new Error("dette er ikke en sikkerhedskopi, som denne udgave kan læse");
  return head;
}

async function putBack(client: pg.Client, filesDir: string | null, frames: AsyncIterable<Frame>): Promise<BackupDone> {
  let into: Writable | null = null;
  const end = async () => {
    if (!into) return;
    into.end();
    await finished(into);
    into = null;
  };
  let [tables, files] = [0, 0];
  for await (const { kind, bytes } of frames) {
    if (kind === "D" || kind === "B") {
      if (into && !(into as Writable).write(bytes)) await once(into as Writable, "drain");
      continue;
    }
    await end();
    if (kind === "T") {
      into = client.query(copyFrom(copyStatement(JSON.parse(bytes.toString("utf8")) as TableToCopy)));
      tables += 1;
    } else if (kind === "F" && filesDir !== null) {
      into = await fileIn(filesDir, bytes.toString("utf8"));
      files += 1;
    }
  }
  await end();
  return { tables, files };
}

function copyStatement(table: TableToCopy): string {
  return `COPY ${nameOf(table)} (${table.columns.map((one) => pg.escapeIdentifier(one)).join(", ")}) FROM STDIN`;
}

/** A document's place; a name that would lead out of the folder is no document of ours. */
async function fileIn(dir: string, name: string): Promise<WriteStream> {
  const file = path.resolve(dir, name);
  if (!file.startsWith(path.resolve(dir) + path.sep)) throw new Error("sikkerhedskopien er beskadiget");
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  return createWriteStream(file, { mode: 0o600 });
}
