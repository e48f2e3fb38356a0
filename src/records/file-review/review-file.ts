import { kindUnread } from "./file-kind.ts";
import { inFileTurn, inThread, type ThreadLimits, threadLimits, waitingAtMost } from "./file-thread.ts";
import type { FileReading } from "./reading.ts";
import type { ReadJob } from "./review-worker.ts";

/** Raised when the reader learns to read more: what was read by an earlier one is read anew before it is relied on. */
export const readerVersion = 13;

/** Bytes that are fetched when it is their turn. */
type BytesOf = () => Promise<Uint8Array>;

/** How far a file may go, and how many may wait before it. */
type Limits = Partial<ThreadLimits> & { readonly most?: number };

/**
 * Reads a file for what it says, in a thread of its own with memory of its own: one that is too much for it is told as `too-slow` or
 * `crashed`.
 * @throws FilesCrowded where too many wait already; Error where it is no fault of the file
 */
export function readFileForReview(bytesOf: BytesOf, fileName: string, limits: Limits = {}): Promise<FileReading> {
  return inFileTurn(async () => {
    const bytes = await bytesOf();
    const done = await inThread<FileReading, ReadJob>(
      "file-review/review-worker.ts",
      { bytes, fileName },
      { ...threadLimits, ...limits },
    );
    if ("said" in done) return done.said;
    // What is too much for the thread is what it is all the same.
    const kind = kindUnread(Buffer.from(bytes), fileName);
    return { kind, pages: null, characters: 0, layers: [], hits: [], unread: [{ why: done.ended, at: "" }] };
  }, limits.most ?? waitingAtMost);
}
