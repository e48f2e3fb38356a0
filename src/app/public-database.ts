import { existsSync } from "node:fs";
import path from "node:path";
import { type ConnectTo, type Db, openRegister, type PublicConfig, seesMore, standingOf } from "../platform/index.ts";
import { ownServer } from "./own-server.ts";
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
  if (!existsSync(path.join(config.dataDir, "postgres", "cluster")))
    throw new StartFault(
      `Der er intet offentliggjort i ${config.dataDir}. Sæt DATABASE_REGISTER_URL eller UDSYN_DATA, eller start først hele siden: bin/udsyn serve`,
    );
  const { connections, stop } = await ownServer(config.dataDir, tell);
  return { connection: connections.register, stop };
}

async function refuseWide(db: Db): Promise<void> {
  const standing = await standingOf(db);
  const { role, reads } = standing;
  if (seesMore(standing))
    throw new StartFault(
      `Rollen ${role} kan se mere end det offentliggjorte. Giv DATABASE_REGISTER_URL registrets egen rolle (docs/operations.md). Er det den, så kør: bin/udsyn migrate, dér hvor hele siden kører.`,
    );
  if (!reads)
    throw new StartFault(
      `Rollen ${role} kan ikke læse det offentliggjorte. Kør først: bin/udsyn migrate, dér hvor hele siden kører.`,
    );
}
