import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ScratchDatabase, scratchDatabase } from "../../../test/setup/database.ts";
import { openDatabase } from "../database/index.ts";
import { openLog } from "../log/index.ts";
import { type QueueWorker, startWorker } from "./queue.ts";

/** What a worker had begun that was killed is done at the next start; what another one is doing, by nobody else. */
let db: ScratchDatabase;
const workers: QueueWorker[] = [];
const busy = Promise.withResolvers<void>();
beforeAll(async () => {
  db = await scratchDatabase();
});
afterEach(async () => {
  busy.resolve();
  for (const worker of workers.splice(0)) await worker.stop();
});
afterAll(() => db.close());

const log = openLog("silent");
const queued = (task: string) => db.jobsPool.query("SELECT graphile_worker.add_job($1, '{}'::json)", [task]);
const lockedBy = async () =>
  (await db.jobsPool.query<{ by: string | null }>("SELECT locked_by AS by FROM graphile_worker.jobs")).rows;

/** A worker of a process of its own, with connections of its own. */
async function process(job: () => Promise<void>): Promise<QueueWorker & { done: () => number }> {
  const own = openDatabase(db.connections);
  let done = 0;
  const task = async () => {
    done += 1;
    await job();
  };
  const worker = await startWorker(own.jobsPool, { "test.letter": task }, log);
  const stop = async () => {
    await worker.stop();
    await own.close();
  };
  workers.push({ stop });
  return { stop, done: () => done };
}

test("a job that a living worker is doing is done by no second one, also after the database let its connections go", async () => {
  const first = await process(() => busy.promise);
  await queued("test.letter");
  await expect.poll(first.done, { timeout: 5_000 }).toBe(1);
  const [mine] = await lockedBy();
  const second = await process(async () => undefined);
  expect(await lockedBy()).toEqual([mine]);
  const signs = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND classid = 70341 AND granted";
  const living = async () => (await db.query<{ pid: number }>(signs)).map(({ pid }) => pid);
  const before = await living();
  expect(before).toHaveLength(2);
  for (const pid of before) await db.jobsPool.query("SELECT pg_terminate_backend($1)", [pid]);
  const anew = async () => (await living()).filter((pid) => !before.includes(pid)).length;
  await expect.poll(anew, { timeout: 10_000 }).toBe(2);
  const third = await process(async () => undefined);
  expect(await lockedBy()).toEqual([mine]);
  busy.resolve();
  await expect.poll(lockedBy, { timeout: 5_000 }).toEqual([]);
  expect([first.done(), second.done(), third.done()]).toEqual([1, 0, 0]);
});

test("a job that a dead worker had locked is given out when a worker starts", async () => {
  await queued("test.letter");
  await db.jobsPool.query(
    "UPDATE graphile_worker._private_jobs SET locked_by = 'pool-dead', locked_at = now(), attempts = 1",
  );
  const next = await process(async () => undefined);
  await expect.poll(next.done, { timeout: 5_000 }).toBe(1);
  await expect.poll(lockedBy, { timeout: 5_000 }).toEqual([]);
});
