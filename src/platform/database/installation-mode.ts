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
