import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import { lockNumbers } from "../database/lock-numbers.ts";

/** Another installation may write beside ours. What is being written is touched more often than this. */
const untouchedMs = 60_000;

/** Holds off whoever would clear away what is being written, as long as the client's transaction lasts. */
export async function holdWriting(client: pg.Client): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock_shared($1)", [lockNumbers.writing]);
}

/** Removes backups that a kill left unfinished in a folder, where nobody writes one: they are of no use, and as large as whole ones. */
export async function clearUnfinished(client: pg.Client, folder: string, now: number = Date.now()): Promise<void> {
  await client.query("BEGIN");
  try {
    const { rows } = await client.query<{ alone: boolean }>("SELECT pg_try_advisory_xact_lock($1) AS alone", [
      lockNumbers.writing,
    ]);
    if (rows[0]?.alone !== true) return;
    const names = await readdir(folder).catch(() => []);
    for (const name of names.filter((one) => one.endsWith(".udsyn.part"))) {
      const file = path.join(folder, name);
      const found = await stat(file).catch(() => null);
      if (found?.isFile() && now - found.mtimeMs > untouchedMs) await rm(file, { force: true });
    }
  } finally {
    await client.query("COMMIT");
  }
}
