import { answerInThread } from "../file-review/answer-in-thread.ts";
import type { FoundKind } from "../file-review/file-kind.ts";
import type { FileJob } from "../file-review/file-thread.ts";

/** A file of which a copy is made without what was found. */
export interface CopyJob extends FileJob {
  readonly kind: FoundKind;
  readonly maskWord: string;
}

await answerInThread<CopyJob>(async (job, bytes) =>
  (await import("./redact-whole.ts")).redactedWhole(bytes, job.kind, job),
);
