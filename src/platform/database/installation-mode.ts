import { sql } from "kysely";
import type { Db } from "./pools.ts";

type InstallationTables = {
  platformInstallation: { one: boolean; mode: string; createdAt: Date };
};

/** The mode a database was made in: this one, where it is new. */
export async function modeMadeIn(db: Db, mode: string, now: Date): Promise<string> {
  const made = await db
    .withSchema("udsyn")
    .withTables<InstallationTables>()
    .insertInto("platformInstallation")
    .values({ one: true, mode, createdAt: now })
    .onConflict((on) => on.column("one").doUpdateSet((row) => ({ one: row.ref("excluded.one") })))
    .returning("mode")
    .executeTakeFirstOrThrow();
  return made.mode;
}

/** @throws when the database does not answer as this role */
export async function askAnything(db: Db): Promise<void> {
  await sql`SELECT 1`.execute(db);
}

/**
 * Whether a write would be taken, asked without leaving one: an answer too large for the memory it is given goes to
 * the database's own disk and away again. No table grows by it, however often it is asked.
 * @throws with the server's own code (`25006`, `53100`) where the database answers and takes no write
 */
export async function tryWriting(db: Db): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { rows } = await sql<{
      readOnly: string;
    }>`SELECT current_setting('transaction_read_only') AS read_only`.execute(tx);
    if (rows[0]?.readOnly !== "off") throw Object.assign(new Error("the database is read-only"), { code: "25006" });
    await sql`SET LOCAL work_mem = '64kB'`.execute(tx);
    await sql`SELECT count(*) FROM generate_series(1, 50000)`.execute(tx);
  });
}
