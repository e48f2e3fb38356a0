import { parentPort, workerData } from "node:worker_threads";
import { readWhole } from "./read-any.ts";

/** What the worker is given: one file. */
export interface ReviewJob {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

const { bytes, fileName } = workerData as ReviewJob;
parentPort?.postMessage(await readWhole(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName));
