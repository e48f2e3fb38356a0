import { hash } from "node:crypto";
import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import pg from "pg";

/** How to reach the database as one role: an address, or the embedded server's socket and password. */
export type ConnectTo = string | pg.ClientConfig;

/** The four roles of the database. `app` and `jobs` are bound by row-level security; `register` sees published rows only. */
export interface Connections {
  readonly owner: ConnectTo;
  readonly app: ConnectTo;
  readonly jobs: ConnectTo;
  readonly register: ConnectTo;
}

/** A connection whose rooms add their own tables' types, with `working` or `published`. */
// biome-ignore lint/complexity/noBannedTypes: the empty set of tables is what is meant.
export type Db = Kysely<{}>;
// biome-ignore lint/complexity/noBannedTypes: as above.
export type Tx = Transaction<{}>;

/** Dates stay text (`2026-05-06`), money and counts are exact, numerics stay text: nothing passes through a float. */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary") {
    if (oid === pg.types.builtins.DATE) return (value: string) => value;
    if (oid === pg.types.builtins.INT8) return (value: string) => BigInt(value);
    return pg.types.getTypeParser(oid, format);
  },
} as pg.CustomTypesConfig;

const preparedMark = "/* prepared */";
/**
 * Put into a statement that is asked often and planned dearly: each connection reads and plans it once. Only for statements of
 * few shapes, for a connection keeps each: lists go in as one array.
 */
export const prepared = sql.raw(preparedMark);

/** A connection that keeps the statements marked as prepared. */
class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the ways to call it are pg's own; only a text with its values is touched.
  override query(asked: any, ...rest: any[]): any {
    const named = typeof asked === "string" && asked.includes(preparedMark);
    const question = named ? { name: hash("sha1", asked, "base64url"), text: asked } : asked;
    return super.query(question, ...rest);
  }
}

/** How long a connection is waited for: what asks then answers 503 within three seconds (trust f1). */
const connectPatience = 2_500;

/** A pool that reads values as our rooms do. */
export function pool(to: ConnectTo, max: number, name: string): pg.Pool {
  return poolReading(types, to, max, name);
}

/** The queue's own pool: its program writes what it reads as JSON, which knows no bigint. */
export function queuePool(to: ConnectTo, max: number, name: string): pg.Pool {
  return poolReading(pg.types, to, max, name);
}

function poolReading(as: pg.CustomTypesConfig, to: ConnectTo, max: number, name: string): pg.Pool {
  const config = typeof to === "string" ? { connectionString: to } : to;
  const made = new pg.Pool({
    ...config,
    Client: PreparingClient,
    types: as,
    max,
    application_name: `udsyn ${name}`,
    connectionTimeoutMillis: connectPatience,
  });
  // An idle connection that the server drops is replaced at the next query; without a listener it would end the process.
  made.on("error", () => undefined);
  made.on("connect", (client) => client.on("error", () => undefined));
  return made;
}

export function kyselyOn(poolOf: pg.Pool): Db {
  return new Kysely({
    dialect: new PostgresDialect({ pool: poolOf }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

/** One client's own transaction as a connection: what is asked of it sees what the transaction has written, and no more comes of it. */
export async function onClient<T>(client: pg.ClientBase, use: (db: Db) => Promise<T>): Promise<T> {
  // One after another: the client of a pool is nobody else's while it is asked, and a client takes one question at a time.
  let before: Promise<void> = Promise.resolve();
  const connect = async () => {
    const mine = before;
    let release: () => void = () => undefined;
    before = new Promise((resolve) => {
      release = () => resolve();
    });
    await mine;
    return Object.assign(client, { release });
  };
  const db: Db = new Kysely({
    dialect: new PostgresDialect({ pool: { connect, end: async () => undefined, options: {} } }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return use(db);
}

/** A single client that reads values as our rooms do. */
export function clientOf(to: ConnectTo): pg.Client {
  return new pg.Client({ ...(typeof to === "string" ? { connectionString: to } : to), types });
}

/** Whether the server is reached through its socket or over loopback, and so stands on this machine. */
export function isOnThisMachine(to: ConnectTo): boolean {
  const { host } = clientOf(to);
  return host.startsWith("/") || ["localhost", "127.0.0.1", "::1", "[::1]"].includes(host);
}

/** The working tables (schema `udsyn`), typed with a room's own: `working<TripTables>(tx)`. */
export function working<Tables>(db: Db | Tx): Kysely<Tables> {
  return db.withSchema("udsyn") as unknown as Kysely<Tables>;
}

/** The published tables (schema `register`), typed with the register's own. */
export function published<Tables>(db: Db | Tx): Kysely<Tables> {
  return db.withSchema("register") as unknown as Kysely<Tables>;
}
