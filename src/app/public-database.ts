import { existsSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { type ConnectTo, type Db, openRegister, type PublicConfig, startEmbedded } from "../platform/index.ts";
import { StartFault } from "./start-fault.ts";

/** The published schema as the register's role sees it. Nothing else of the database is opened. */
export interface PublicDatabase {
  readonly db: Db;
  readonly connection: ConnectTo;
  close(): Promise<void>;
}

/**
 * Opens what is published, at the external server or in the embedded one beside it. Refuses a role that sees more: then the
 * database would not hold what the process promises.
 */
export async function openPublished(config: PublicConfig, tell: (line: string) => void): Promise<PublicDatabase> {
  const { connection, stop } = await registerAt(config, tell);
  const db = openRegister(connection);
  const close = async () => {
    await db.destroy();
    await stop();
  };
  try {
    await refuseWide(db);
    return { db, connection, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Only the register's connection leaves here, also where the embedded server has others to give. */
async function registerAt(config: PublicConfig, tell: (line: string) => void) {
  if (config.register !== null) return { connection: config.register, stop: async () => undefined };
  const dataDir = path.join(config.dataDir, "postgres");
  if (!existsSync(path.join(dataDir, "cluster")))
    throw new StartFault(
      `Der er intet offentliggjort i ${config.dataDir}. Sæt DATABASE_REGISTER_URL eller UDSYN_DATA, eller start først hele siden: bin/udsyn serve`,
    );
  const { connections, stop } = await startEmbedded({ dataDir, log: tell });
  return { connection: connections.register, stop };
}

async function refuseWide(db: Db): Promise<void> {
  const { rows } = await sql<{ role: string; wide: boolean; sees: boolean | null }>`
    SELECT current_user AS role, r.rolsuper OR r.rolbypassrls OR coalesce(has_schema_privilege(working.oid, 'USAGE'), false) AS wide,
           has_schema_privilege(published.oid, 'USAGE') AS sees
    FROM pg_roles r LEFT JOIN pg_namespace working ON working.nspname = 'udsyn'
      LEFT JOIN pg_namespace published ON published.nspname = 'register'
    WHERE r.rolname = current_user`.execute(db);
  const { role = "", wide = true, sees } = rows[0] ?? {};
  if (wide)
    throw new StartFault(
      `Rollen ${role} kan se mere end det offentliggjorte. Giv DATABASE_REGISTER_URL registrets egen rolle (docs/operations.md).`,
    );
  if (sees !== true)
    throw new StartFault(
      `Rollen ${role} kan ikke læse det offentliggjorte. Kør først: bin/udsyn migrate, dér hvor hele siden kører.`,
    );
}
