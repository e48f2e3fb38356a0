import { answerInThread } from "./answer-in-thread.ts";
import type { FileJob } from "./file-thread.ts";

/** A file that is read for what it says. */
export interface ReadJob extends FileJob {
  readonly fileName: string;
}

await answerInThread<ReadJob>(async ({ fileName }, bytes) =>
  (await import("./read-any.ts")).readWhole(bytes, fileName),
);
