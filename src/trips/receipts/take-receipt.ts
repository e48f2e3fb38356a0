import type { AskedByWho } from "../../identity/index.ts";
import { type Fault, isFault } from "../../kernel/index.ts";
import { type Db, type FileStore, type Scan, ScannerAway } from "../../platform/index.ts";
import { documentBytes, takeDocument, type UploadedDocument, uploadDocument } from "../../records/index.ts";
import { HttpRefusal, type SentFile, type UploadLimits } from "../../web/index.ts";

/** Where documents lie, and who looks through them on the way in; `scan` is `null` where nobody does. */
export interface DocumentIntake {
  readonly files: FileStore;
  readonly scan: Scan | null;
}

/** Ten photographs of a day's receipts at once. */
export const receiptUploads: UploadLimits = { count: 10, bytes: documentBytes };

/**
 * A sent file as a document that lies where it is kept, or what is wrong with it; before any transaction, since it takes as long
 * as scanner and bucket take. @throws HttpRefusal 503 `scanner-away`: nothing is let in unseen
 */
export async function takeReceipt(
  db: Db,
  { scan }: DocumentIntake,
  { here, now }: Pick<AskedByWho, "here" | "now">,
  sent: SentFile,
): Promise<UploadedDocument | Fault> {
  try {
    const taken = await takeDocument(sent, scan);
    return isFault(taken) ? taken : await uploadDocument(db, here.id, taken, now);
  } catch (error) {
    if (error instanceof ScannerAway) throw new HttpRefusal(503, "scanner-away");
    throw error;
  }
}
