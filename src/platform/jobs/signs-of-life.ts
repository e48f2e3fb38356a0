import type pg from "pg";
import { lockNumbers } from "../database/lock-numbers.ts";
import type { Log } from "../log/index.ts";

/** A lock of each running worker's own, which the database lets go when its process dies, however it dies. */
const livingLocks = 70_341;
const beatEvery = 30_000;
const tryAgainIn = 500;

/** Does something while no other worker begins. */
export async function beginningAlone<T>(jobsPool: pg.Pool, does: (held: pg.PoolClient) => Promise<T>): Promise<T> {
  const held = await jobsPool.connect();
  try {
    await held.query("SELECT pg_advisory_lock($1)", [lockNumbers.beginning]);
    const done = await does(held);
    await held.query("SELECT pg_advisory_unlock($1)", [lockNumbers.beginning]);
    held.release();
    return done;
  } catch (error) {
    // The connection goes, and with it the lock.
    held.release(true);
    throw error;
  }
}

/** Those who have locked jobs and live no more. */
export async function deadWorkers(held: pg.PoolClient): Promise<readonly string[]> {
  const { rows } = await held.query<{ id: string }>(
    `SELECT id FROM (SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs WHERE locked_by IS NOT NULL) AS worker
     WHERE pg_try_advisory_xact_lock($1, hashtext(id))`,
    [livingLocks],
  );
  return rows.map(({ id }) => id);
}

/** Says that a worker lives for as long as it does; after the database was away, again. */
export async function signOfLife(jobsPool: pg.Pool, id: string, log: Log): Promise<{ end(): Promise<void> }> {
  let ended = false;
  let mending = Promise.resolve();
  let held: pg.PoolClient | null = await take();
  // A connection that went in silence is found to be gone.
  const beat = setInterval(() => void held?.query("SELECT 1").catch(() => undefined), beatEvery);
  beat.unref();

  async function take(): Promise<pg.PoolClient> {
    const client = await jobsPool.connect();
    try {
      await client.query("SELECT pg_advisory_lock($1, hashtext($2))", [livingLocks, id]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    client.once("end", () => {
      if (held !== client) return;
      held = null;
      client.release(true);
      mending = again();
    });
    return client;
  }

  async function again(): Promise<void> {
    while (!ended) {
      try {
        held = await take();
        return;
      } catch (error) {
        log.warn({ reason: String(error) }, "the queue's worker cannot say that it lives");
        await new Promise((resolve) => setTimeout(resolve, tryAgainIn));
      }
    }
  }

  return {
    end: async () => {
      ended = true;
      clearInterval(beat);
      await mending;
      const last = held;
      held = null;
      last?.release(true);
    },
  };
}
