import { EventEmitter } from "node:events";
import { makeWorkerUtils, run, type TaskList, type WorkerEvents } from "graphile-worker";
import { type RawBuilder, sql } from "kysely";
import type pg from "pg";
import type { ConnectTo, MunicipalityId, Tx } from "../database/index.ts";
import { pool } from "../database/index.ts";
import { lockNumbers } from "../database/lock-numbers.ts";
import type { Log } from "../log/index.ts";
import { beginningAlone, deadWorkers, signOfLife } from "./signs-of-life.ts";

/** What a job is given: whose it is and what it is about. Names and ids only, never personal data. */
export interface JobPayload {
  readonly municipality: MunicipalityId;
  readonly [key: string]: string | number | boolean;
}

export type Job = (payload: JobPayload) => Promise<void>;

/**
 * The queue's own schema, and the one door to it: `jobs.enqueue`. The queue's tables carry row-level security of their
 * own, so the application calls a function that runs with the rights of the role that owns them.
 */
export async function prepareQueue(jobs: ConnectTo, appRole: string): Promise<void> {
  const jobsPool = pool(jobs, 2, "jobs set-up");
  try {
    const utils = await makeWorkerUtils({ pgPool: jobsPool });
    await utils.migrate();
    await utils.release();
    await inOneStep(jobsPool, [
      "CREATE SCHEMA IF NOT EXISTS jobs",
      `CREATE OR REPLACE FUNCTION jobs.enqueue(task text, payload json, job_key text, run_at timestamptz) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
        SELECT graphile_worker.add_job(task, payload, job_key => job_key, run_at => run_at)
      $$`,
      "REVOKE ALL ON FUNCTION jobs.enqueue(text, json, text, timestamptz) FROM PUBLIC",
      takenBack,
      `GRANT USAGE ON SCHEMA jobs TO "${appRole}"`,
      `GRANT EXECUTE ON FUNCTION jobs.enqueue(text, json, text, timestamptz) TO "${appRole}"`,
    ]);
  } finally {
    await jobsPool.end();
  }
}

/** The door is the application's alone: whom an address named before by mistake it is closed to again. */
const takenBack = `DO $$ DECLARE other name; BEGIN
  FOR other IN SELECT DISTINCT r.rolname FROM pg_namespace n JOIN pg_roles r ON r.oid <> n.nspowner
      WHERE n.nspname = 'jobs' AND EXISTS (
        SELECT FROM aclexplode(n.nspacl) a WHERE a.grantee = r.oid
        UNION ALL SELECT FROM pg_proc p, aclexplode(p.proacl) a WHERE p.pronamespace = n.oid AND a.grantee = r.oid) LOOP
    EXECUTE format('REVOKE ALL ON SCHEMA jobs FROM %I', other);
    EXECUTE format('REVOKE ALL ON ALL FUNCTIONS IN SCHEMA jobs FROM %I', other);
  END LOOP;
END $$`;

async function inOneStep(jobsPool: pg.Pool, statements: readonly string[]): Promise<void> {
  const client = await jobsPool.connect();
  try {
    await client.query("BEGIN");
    await client.query(`SELECT pg_advisory_xact_lock(${lockNumbers.queue})`);
    for (const statement of statements) await client.query(statement);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}

/** Puts a job in the queue, in the caller's transaction. With a key, a job that waits already is not doubled. */
export async function enqueue(
  tx: Tx,
  task: string,
  payload: JobPayload,
  key: string | null = null,
  at?: Date,
): Promise<void> {
  await sql`SELECT ${enqueued(task, payload, key, at)}`.execute(tx);
}

/** The same as an expression, for a statement that puts a job in the queue for what it stores. */
export function enqueued(task: string, payload: JobPayload, key: string | null = null, at?: Date): RawBuilder<void> {
  return sql`jobs.enqueue(${task}, ${JSON.stringify(payload)}::json, ${key}, ${at ?? null})`;
}

/** The queue at work. */
export interface QueueWorker {
  /** What is under way is finished first. */
  stop(): Promise<void>;
}

/**
 * Runs the queue until it is stopped. What a worker had begun whose process died is given out again at once: by itself the queue
 * waits four hours. Another worker's that lives is left alone.
 * @param timetable lines of a crontab, in UTC: when jobs are put in the queue by themselves
 */
export async function startWorker(
  jobsPool: pg.Pool,
  jobs: Readonly<Record<string, Job>>,
  log: Log,
  timetable: readonly string[] = [],
): Promise<QueueWorker> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [name, (payload: unknown) => job(payload as JobPayload)]),
  );
  const crontab = timetable.join("\n");
  const events: WorkerEvents = new EventEmitter();
  let id = "";
  events.once("pool:create", ({ workerPool }) => {
    id = workerPool.id;
  });
  return beginningAlone(jobsPool, async (held) => {
    await unlock(jobsPool, await deadWorkers(held), log);
    const runner = await run({
      pgPool: jobsPool,
      taskList,
      concurrency: 4,
      noHandleSignals: true,
      logger: log.forQueue(),
      preset: {},
      crontab,
      events,
    });
    const sign = await signOfLife(jobsPool, id, log).catch(async (error: unknown) => {
      await runner.stop();
      throw error;
    });
    return {
      stop: async () => {
        await runner.stop();
        await sign.end();
      },
    };
  });
}

async function unlock(jobsPool: pg.Pool, dead: readonly string[], log: Log): Promise<void> {
  if (dead.length === 0) return;
  const utils = await makeWorkerUtils({ pgPool: jobsPool });
  await utils.forceUnlockWorkers([...dead]);
  await utils.release();
  log.info({ workers: dead.length }, "what a stopped worker had begun is given out again");
}
