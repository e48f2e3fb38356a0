import { parentPort, workerData } from "node:worker_threads";
import type { FoundKind } from "./file-kind.ts";

/** What a thread does with one file: reads it for what it says, or makes a copy without what was found. */
export type FileJob = { readonly bytes: Uint8Array } & (
  | { readonly does: "read"; readonly fileName: string }
  | { readonly does: "copy"; readonly kind: FoundKind; readonly maskWord: string }
);

const job = workerData as FileJob;
const bytes = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);

/** Only what the job needs is loaded. */
async function done(): Promise<unknown> {
  if (job.does === "copy") return (await import("../redaction/redact-whole.ts")).redactedWhole(bytes, job.kind, job);
  return (await import("./read-any.ts")).readWhole(bytes, job.fileName);
}

parentPort?.postMessage(await done());
