import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject, type ProvidedContext } from "vitest";
import { prepareDemo } from "../../src/app/demo/prepare-demo.ts";
import { type Connections, type Database, openDatabase } from "../../src/platform/index.ts";
import { saveProfile } from "../../src/profile/index.ts";
import prove from "../profiles/prove.json" with { type: "json" };

/** A database of one's own: a copy of the migrated one, with the application's pools on it. */
export interface ScratchDatabase extends Database {
  readonly connections: Connections & Record<keyof Connections, pg.ClientConfig>;
  /** Asks as the owner, who is not bound by row-level security: for planting and for looking. */
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
}

type Cluster = ProvidedContext["cluster"];

// Copying files is half the work of writing every page to the log, where nothing is kept.
const copyOf = (name: string) => `TEMPLATE ${name} STRATEGY FILE_COPY`;

export function scratchDatabase(): Promise<ScratchDatabase> {
  return newDatabase(copyOf("udsyn"));
}

/** The day most tests live on, and on which the suite's own copy of the demo's municipalities was made. */
export const demoDay = new Date("2026-05-06T08:00:00Z");
const demoDatabase = "udsyn_demo";

/** One with the demo's municipalities and the trial profile, made at the hour given. */
export async function municipalDatabase(at: Date): Promise<ScratchDatabase> {
  if (at.getTime() === demoDay.getTime()) return newDatabase(copyOf(demoDatabase));
  const db = await scratchDatabase();
  await addMunicipalities(db, at);
  return db;
}

/** Makes the database that most tests copy, once for the whole suite. */
export async function plantDemo(cluster: Cluster): Promise<void> {
  await asOwner(cluster.owner, `CREATE DATABASE ${demoDatabase} ${copyOf("udsyn")}`);
  const db = openDatabase(onDatabase(cluster, demoDatabase));
  await addMunicipalities(db, demoDay);
  await db.close();
}

async function addMunicipalities(db: Database, at: Date): Promise<void> {
  await prepareDemo({ db }, at, () => undefined);
  await saveProfile(db.app, prove, at);
}

function onDatabase(cluster: Cluster, database: string) {
  const on = (role: keyof Cluster) => ({ ...cluster[role], database });
  return { owner: on("owner"), app: on("app"), jobs: on("jobs"), register: on("register") };
}

/** A database without our schema, as a new server gives it. */
export function emptyDatabase(): Promise<ScratchDatabase> {
  return newDatabase("");
}

async function newDatabase(from: string): Promise<ScratchDatabase> {
  const cluster = inject("cluster");
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asOwner(cluster.owner, `CREATE DATABASE ${name} ${from}`);
  const connections = onDatabase(cluster, name);
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
