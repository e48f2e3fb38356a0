import { once } from "node:events";
import { createReadStream } from "node:fs";
import { PassThrough, type Readable, type Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import {
  type Connections,
  clientOf,
  type Db,
  executedMigrations,
  migrate,
  onClient,
  unknownSteps,
} from "../database/index.ts";
import { type FileStore, type KeptFile, keptFromName } from "../files/index.ts";
import { type BackupDone, type BackupHead, nameOf } from "./backup.ts";
import { type Frame, unframed } from "./frames.ts";
import type { TableToCopy } from "./tables.ts";

/** What was put back. */
export interface RestoreDone extends BackupDone {
  readonly madeAt: string;
  /** Names under which the backup holds something else than that document. */
  readonly passedOver: readonly string[];
}

/** @param left opens what is left of it: whoever opens it reads it to its end */
type SetAside = (as: KeptFile, left: () => Readable) => Promise<void>;

/**
 * Puts a backup back into an empty database: the schema it was made in, its rows in one transaction, its documents, then
 * the schema up to date. The whole file is checked first; a database that holds anything is refused. A document whose bytes are
 * not its name's was damaged before it was backed up: it is passed over, and everything else is put back.
 * @param judge sees the rows as they would stand, before any of them or any document does; what it throws undoes them all,
 * and the same database can be tried again. The schema is the backup's own, which may be older than the program's.
 * @param setAside is given what is left of a document that is passed over
 */
export async function restore(
  to: Connections,
  store: FileStore,
  file: string,
  judge: (db: Db) => Promise<void> = async () => undefined,
  setAside: SetAside = async () => undefined,
): Promise<RestoreDone> {
  const head = await checkedHead(file);
  await refuseNewer(to, head);
  await migrate(to, head.migrations.at(-1));
  const client = clientOf(to.owner);
  await client.connect();
  let done: Omit<RestoreDone, "madeAt">;
  try {
    const { rows } = await client.query<{ held: boolean }>("SELECT EXISTS (SELECT FROM register.municipality) AS held");
    if (rows[0]?.held) throw new Error("databasen er ikke tom; en sikkerhedskopi lægges kun ind i en tom database");
    await client.query("BEGIN");
    await client.query("DELETE FROM udsyn.platform_installation");
    done = await putBack(client, store, unframed(bytesOf(file)), () => onClient(client, judge), setAside);
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
  await migrate(to);
  return { ...done, madeAt: head.madeAt };
}

/** Schemas only go forward, so a backup must not be ahead of the program, nor a database of the backup that is put into it. */
async function refuseNewer(to: Connections, head: BackupHead): Promise<void> {
  const unknown = await unknownSteps(head.migrations);
  if (unknown.length > 0)
    throw new Error(
      `den er lavet af en nyere version af Udsyn end denne (trin ${unknown.join(", ")}); hent den version, og prøv igen`,
    );
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

/** What bytes are written into, and when all of them have arrived. */
interface Sink {
  readonly into: Writable;
  readonly whole: Promise<unknown>;
}

async function putBack(
  client: pg.Client,
  store: FileStore,
  frames: AsyncIterable<Frame>,
  judge: () => Promise<void>,
  setAside: SetAside,
): Promise<Omit<RestoreDone, "madeAt">> {
  const passedOver: string[] = [];
  let sink: Sink | null = null;
  const end = async () => {
    sink?.into.end();
    await sink?.whole;
    sink = null;
  };
  let [tables, files] = [0, 0];
  let isJudged = false;
  for await (const { kind, bytes } of frames) {
    if (kind === "D" || kind === "B") {
      if (sink) await write(sink, bytes);
      continue;
    }
    await end();
    if (kind === "T") {
      const into = client.query(copyFrom(copyStatement(JSON.parse(bytes.toString("utf8")) as TableToCopy)));
      sink = sinkOf(into, finished(into));
      tables += 1;
    } else if (kind === "F") {
      // Every table stands before the first document.
      if (!isJudged) await judge();
      isJudged = true;
      const name = bytes.toString("utf8");
      sink = documentSink(store, name, async (as, left) => {
        passedOver.push(name);
        if (as) await setAside(as, left);
      });
      files += 1;
    }
  }
  await end();
  if (!isJudged) await judge();
  return { tables, files: files - passedOver.length, passedOver };
}

function sinkOf(into: Writable, whole: Promise<unknown>): Sink {
  // Awaited at the end; should it fail before, it is told of there.
  whole.catch(() => undefined);
  return { into, whole };
}

/** Writes as fast as the other side takes it; stops where it has failed. */
async function write({ into, whole }: Sink, bytes: Buffer): Promise<void> {
  if (into.write(bytes)) return;
  await Promise.race([once(into, "drain"), whole]);
}

/** A document on its way to the store. What has a name that is none of ours, or bytes that are not the name's, is passed over. */
function documentSink(
  store: FileStore,
  name: string,
  passOver: (as: KeptFile | null, left: () => Readable) => Promise<void>,
): Sink {
  const kept = keptFromName(name);
  const into = new PassThrough();
  const put = async () => {
    const taken = await store.take(into, Number.POSITIVE_INFINITY);
    if (!taken) throw new Error("no document is too long to be put back");
    if (kept && taken.sha256 === kept.sha256) return taken.keep(kept.municipality);
    try {
      await passOver(kept, () => taken.read());
    } finally {
      await taken.drop();
    }
  };
  return sinkOf(into, put());
}

function copyStatement(table: TableToCopy): string {
  return `COPY ${nameOf(table)} (${table.columns.map((one) => pg.escapeIdentifier(one)).join(", ")}) FROM STDIN`;
}
