import path from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../../platform/index.ts";
import type { FileJob, ThreadAnswer } from "./review-worker.ts";

/** How far a thread may go: a file that takes longer, or more memory, is told as `too-slow` or `crashed`. */
export interface ThreadLimits {
  readonly milliseconds: number;
  readonly megabytes: number;
}
export const threadLimits: ThreadLimits = { milliseconds: 45_000, megabytes: 512 };

/** How many may wait for the one that is at work: each is a request that is held open for as long as the others take. */
export const waitingAtMost = 8;

/** So many files are waiting already that this one is to be sent again later. */
export class FilesCrowded extends Error {}

/** One at a time: a file may take a core and some hundred megabytes. */
let last: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Does something with a file when it is its turn. Bytes are read within it, so that who waits holds none.
 * @param most how many may be before it; for what nobody waits for there is no end to it
 * @throws FilesCrowded
 */
export async function inFileTurn<T>(use: () => Promise<T>, most = waitingAtMost): Promise<T> {
  if (waiting > most) throw new FilesCrowded();
  waiting += 1;
  const turn = last.then(use);
  last = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

/**
 * Does a job in a thread of its own with memory of its own, so that no file holds up a request or ends the server.
 * @returns what the thread said, or how it came to an end
 * @throws Error where the thread itself is at fault: what is missing or wrong here says nothing of the file
 */
export function inThread<T>(
  job: FileJob,
  { milliseconds, megabytes }: ThreadLimits,
): Promise<{ readonly said: T } | { readonly ended: "too-slow" | "crashed" }> {
  return new Promise((resolve, reject) => {
    const own: FileJob = { ...job, bytes: Uint8Array.from(job.bytes) };
    // From its source, by Node's own type stripping, whether or not the server itself is built.
    const worker = new Worker(path.join(projectRoot, "src/records/file-review/review-worker.ts"), {
      workerData: own,
      transferList: [own.bytes.buffer as ArrayBuffer],
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    });
    const finish = (how: ThreadAnswer<T> | { readonly ended: "too-slow" | "crashed" }) => {
      clearTimeout(deadline);
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate();
      if ("fault" in how) reject(new Error(`the file thread is at fault: ${how.fault}`));
      else resolve(how);
    };
    const deadline = setTimeout(() => finish({ ended: "too-slow" }), milliseconds);
    worker.on("message", (answer: ThreadAnswer<T>) => finish(answer));
    worker.on("error", (error: Error & { readonly code?: string }) =>
      finish(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { ended: "crashed" } : { fault: `${error.stack}` }),
    );
    worker.on("exit", () => finish({ ended: "crashed" }));
  });
}
