import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { type Connections, type Database, openDatabase } from "../../src/platform/index.ts";

/** A database of one's own: a copy of the migrated one, with the application's pools on it. */
export interface ScratchDatabase extends Database {
  readonly connections: Connections & Record<keyof Connections, pg.ClientConfig>;
  /** Asks as the owner, who is not bound by row-level security: for planting and for looking. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

export function scratchDatabase(): Promise<ScratchDatabase> {
  // Copying files is half the work of writing every page to the log, where nothing is kept.
  return newDatabase("TEMPLATE udsyn STRATEGY FILE_COPY");
}

/** A database without our schema, as a new server gives it. */
export function emptyDatabase(): Promise<ScratchDatabase> {
  return newDatabase("");
}

async function newDatabase(from: string): Promise<ScratchDatabase> {
  const cluster = inject("cluster");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asOwner(cluster.owner, `CREATE DATABASE ${name} ${from}`);
  const on = (role: keyof typeof cluster) => ({ ...cluster[role], database: name });
  const connections = { owner: on("owner"), app: on("app"), jobs: on("jobs"), register: on("register") };
  const opened = openDatabase(connections);
  const owner = new pg.Pool({ ...connections.owner, max: 2 });
  // Dropping the database ends what is still closing; that is no fault.
  owner.on("error", () => undefined);
  owner.on("connect", (client) => client.on("error", () => undefined));
  return {
    ...opened,
    connections,
    query: async (text, values) => (await owner.query(text, values)).rows,
    close: async () => {
      await opened.close();
      await owner.end();
      await asOwner(cluster.owner, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** The address of a role on the suite's server, through its socket or over loopback. */
export function urlOf({ host = "", port, user = "", password, database: name = "" }: pg.ClientConfig): string {
  const who = `${encodeURIComponent(user)}:${encodeURIComponent(String(password))}`;
  return host.startsWith("/")
    ? `postgresql://${who}@/${name}?host=${encodeURIComponent(host)}&port=${port}`
    : `postgresql://${who}@${host}:${port}/${name}`;
}

/** Somebody else is in the database: another test that copies it, or the server's own cleaner, whom the owner may not end. */
const passing = new Set(["55006", "42501"]);

/** In the database `postgres`, since the one that is copied must have nobody in it. Retries while another copies it. */
async function asOwner(owner: pg.ClientConfig, statement: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new pg.Client({ ...owner, database: "postgres" });
    await client.connect();
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if (attempt === 100 || !(error instanceof pg.DatabaseError) || !passing.has(error.code ?? "")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await client.end();
    }
  }
}
