import { sql } from "kysely";
import type pg from "pg";
import { type Id, isId } from "../../kernel/index.ts";
import { type Connections, type ConnectTo, type Db, kyselyOn, pool, queuePool, type Tx } from "./pools.ts";

export type MunicipalityId = Id<"municipality">;

/** The database as the running application holds it. The owner's connection is for migrations and operations alone. */
export interface Database {
  readonly app: Db;
  readonly register: Db;
  readonly jobsPool: pg.Pool;
  close(): Promise<void>;
}

export function openDatabase(to: Connections): Database {
  // Four jobs, who listens, and the worker's sign of life.
  const jobsPool = queuePool(to.jobs, 6, "jobs");
  const app = kyselyOn(pool(to.app, 12, "app"));
  const register = openRegister(to.register);
  return {
    app,
    register,
    jobsPool,
    close: async () => {
      await Promise.all([app.destroy(), register.destroy(), jobsPool.end()]);
    },
  };
}

/** The published tables alone, over the role that can see nothing else. */
export function openRegister(to: ConnectTo): Db {
  return kyselyOn(pool(to, 8, "register"));
}

/**
 * One transaction that sees one municipality's rows and no others (row-level security reads the setting).
 * The setting is a literal `SET LOCAL`, because Citus carries that to its workers and not `set_config`.
 */
export async function inMunicipality<T>(
  db: Db,
  municipality: MunicipalityId,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (!isId(municipality)) throw new Error("not a municipality's id");
  const due: (() => void)[] = [];
  const done = await db.transaction().execute(async (tx) => {
    afterwards.set(tx, due);
    await sql.raw(`SET LOCAL udsyn.municipality = '${municipality}'`).execute(tx);
    return work(tx);
  });
  for (const one of due) one();
  return done;
}

const afterwards = new WeakMap<Tx, (() => void)[]>();

/** Does something as soon as the transaction is through for good, before whoever began it hears of that; else never. */
export function afterCommit(tx: Tx, one: () => void): void {
  const due = afterwards.get(tx);
  if (!due) throw new Error("not a municipality's transaction");
  due.push(one);
}
