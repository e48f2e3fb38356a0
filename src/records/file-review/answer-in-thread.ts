import { parentPort, workerData } from "node:worker_threads";
import type { FileJob, ThreadAnswer } from "./file-thread.ts";

/** Does a thread's one job, and says what came of it. Only what the job needs is loaded. */
export async function answerInThread<Job extends FileJob>(
  does: (job: Job, bytes: Buffer) => Promise<unknown>,
): Promise<void> {
  // What a library leaves behind of a file that it cannot take: the thread comes to its end, and the server is told no fault of its own.
  for (const stray of ["unhandledRejection", "uncaughtException"] as const) process.on(stray, () => process.exit(1));
  const job = workerData as Job;
  const bytes = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);
  parentPort?.postMessage(
    await does(job, bytes).then(
      (said): ThreadAnswer<unknown> => ({ said }),
      (error: unknown): ThreadAnswer<unknown> => ({ fault: error instanceof Error ? `${error.stack}` : String(error) }),
    ),
  );
}
