import { parentPort, workerData } from "node:worker_threads";
import type { FoundKind } from "./file-kind.ts";

/** What a thread does with one file: reads it for what it says, or makes a copy without what was found. */
export type FileJob = { readonly bytes: Uint8Array } & (
  | { readonly does: "read"; readonly fileName: string }
  | { readonly does: "copy"; readonly kind: FoundKind; readonly maskWord: string }
);

/** What a thread answers: what was said of the file, or what is wrong with the thread itself, with its stack. */
export type ThreadAnswer<T> = { readonly said: T } | { readonly fault: string };

const job = workerData as FileJob;
const bytes = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);

/** Only what the job needs is loaded. */
async function done(): Promise<unknown> {
  if (job.does === "copy") return (await import("../redaction/redact-whole.ts")).redactedWhole(bytes, job.kind, job);
  return (await import("./read-any.ts")).readWhole(bytes, job.fileName);
}

// What a library leaves behind of a file that it cannot take: the thread comes to its end, and the server is told no fault of its own.
for (const stray of ["unhandledRejection", "uncaughtException"] as const) process.on(stray, () => process.exit(1));

parentPort?.postMessage(
  await done().then(
    (said): ThreadAnswer<unknown> => ({ said }),
    (error: unknown): ThreadAnswer<unknown> => ({ fault: error instanceof Error ? `${error.stack}` : String(error) }),
  ),
);
