import type { Fault } from "../../kernel/index.ts";
import { type FileStore, type Scan, ScannerAway } from "../../platform/index.ts";
import { documentBytes, type TakenDocument, takeDocument } from "../../records/index.ts";
import { HttpRefusal, type SentFile, type UploadLimits } from "../../web/index.ts";

/** Where documents lie, and who looks through them on the way in; `scan` is `null` where nobody does. */
export interface DocumentIntake {
  readonly files: FileStore;
  readonly scan: Scan | null;
}

/** Ten photographs of a day's receipts at once. */
export const receiptUploads: UploadLimits = { count: 10, bytes: documentBytes };

/** A sent file as a document, or what is wrong with it. @throws HttpRefusal 503 `scanner-away`: nothing is let in unseen */
export async function takeReceipt({ scan }: DocumentIntake, sent: SentFile): Promise<TakenDocument | Fault> {
  try {
    return await takeDocument(sent, scan);
  } catch (error) {
    if (error instanceof ScannerAway) throw new HttpRefusal(503, "scanner-away");
    throw error;
  }
}
