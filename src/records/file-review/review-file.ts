import path from "node:path";
import { Worker } from "node:worker_threads";
import { projectRoot } from "../../platform/index.ts";
import { kindUnread } from "./file-kind.ts";
import type { FileReading, UnreadReason } from "./reading.ts";
import type { ReviewJob } from "./review-worker.ts";

/** Raised when the reader learns to read more: what was read by an earlier one is read anew before it is relied on. */
export const readerVersion = 2;

/** One at a time: a file may take a core and some hundred megabytes. */
let queue: Promise<unknown> = Promise.resolve();

/** A file that takes longer, or more memory, is a person's to look at. */
const limits = { milliseconds: 45_000, megabytes: 512 };

/**
 * Reads a file for what it says, in a thread of its own with memory of its own, so that no file holds up a request or ends the server:
 * one that is too much for it is held for a person.
 */
export function readFileForReview(
  bytes: Uint8Array,
  fileName: string,
  within: Partial<typeof limits> = {},
): Promise<FileReading> {
  const turn = queue.then(() => readInWorker(bytes, fileName, { ...limits, ...within }));
  queue = turn.catch(() => undefined);
  return turn;
}

function readInWorker(
  bytes: Uint8Array,
  fileName: string,
  { milliseconds, megabytes }: typeof limits,
): Promise<FileReading> {
  return new Promise((resolve) => {
    // Said before the thread takes the bytes: what is too much for it is held, and is what it is.
    const kind = kindUnread(Buffer.from(bytes), fileName);
    const job: ReviewJob = { bytes: Uint8Array.from(bytes), fileName };
    // From its source, by Node's own type stripping, whether or not the server itself is built.
    const worker = new Worker(path.join(projectRoot, "src/records/file-review/review-worker.ts"), {
      workerData: job,
      transferList: [job.bytes.buffer as ArrayBuffer],
      execArgv: [],
      env: {},
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    });
    const finish = (reading: FileReading) => {
      clearTimeout(deadline);
      worker.removeAllListeners();
      worker.on("error", () => undefined);
      void worker.terminate();
      resolve(reading);
    };
    const deadline = setTimeout(() => finish(unread(kind, "too-slow")), milliseconds);
    worker.on("message", finish);
    worker.on("error", () => finish(unread(kind, "crashed")));
    worker.on("exit", () => finish(unread(kind, "crashed")));
  });
}

function unread(kind: FileReading["kind"], why: UnreadReason): FileReading {
  return { kind, pages: null, characters: 0, layers: [], hits: [], unread: [{ why, at: "" }] };
}
