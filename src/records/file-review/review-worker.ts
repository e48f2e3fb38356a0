import { parentPort, workerData } from "node:worker_threads";
import type { FileJob } from "./file-thread.ts";

const job = workerData as FileJob;
const bytes = Buffer.from(job.bytes.buffer, job.bytes.byteOffset, job.bytes.byteLength);

/** Only what the job needs is loaded. */
async function done(): Promise<unknown> {
  if (job.does === "copy") return (await import("../redaction/redact-whole.ts")).redactedWhole(bytes, job.kind, job);
  return (await import("./read-any.ts")).readWhole(bytes, job.fileName);
}

parentPort?.postMessage(await done());
