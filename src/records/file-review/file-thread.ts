import path from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../../platform/index.ts";

/** What a thread does something with: one file, by one of our own programs. */
export interface FileJob {
  readonly bytes: Uint8Array;
}

/** What a thread answers: what was said of the file, or what is wrong with the thread itself, with its stack. */
export type ThreadAnswer<T> = { readonly said: T } | { readonly fault: string };

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
 * @param worker the program that does it, from where all of records lies
 * @returns what the thread said, or how it came to an end
 * @throws Error where the thread itself is at fault: what is missing or wrong here says nothing of the file
 */
export function inThread<T, Job extends FileJob>(
  worker: "file-review/review-worker.ts" | "redaction/copy-worker.ts",
  job: Job,
  { milliseconds, megabytes }: ThreadLimits,
): Promise<{ readonly said: T } | { readonly ended: "too-slow" | "crashed" }> {
  return new Promise((resolve, reject) => {
    const own: Job = { ...job, bytes: Uint8Array.from(job.bytes) };
    // From its source, by Node's own type stripping, whether or not the server itself is built.
    const thread = new Worker(path.join(projectRoot, "src/records", worker), {
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
      thread.removeAllListeners();
      thread.on("error", () => undefined);
      void thread.terminate();
      if ("fault" in how) reject(new Error(`the file thread is at fault: ${how.fault}`));
      else resolve(how);
    };
    const deadline = setTimeout(() => finish({ ended: "too-slow" }), milliseconds);
    thread.on("message", (answer: ThreadAnswer<T>) => finish(answer));
    thread.on("error", (error: Error & { readonly code?: string }) =>
      finish(error.code === "ERR_WORKER_OUT_OF_MEMORY" ? { ended: "crashed" } : { fault: `${error.stack}` }),
    );
    thread.on("exit", () => finish({ ended: "crashed" }));
  });
}
