import { requireRole, trace, type Work } from "../../identity/index.ts";
import { keepDocument, refuseCpr, type UploadedDocument } from "../../records/index.ts";
import { openSubject } from "../open-subject.ts";
import { holdPosting } from "../posting.store.ts";
import type { PostingId } from "../posting.ts";
import type { AccountsSubject, HandlerOf } from "../subject.ts";
import { putOnPosting } from "./match-receipt.ts";
import { heldBy, type Receipt, readReceipt } from "./receipt.ts";

/**
 * Puts an uploaded receipt into a subject's accounts, on a line or to be matched later. The same bytes once more are the receipt
 * that is there already.
 * @throws NotFound `posting-unknown`; Conflict `accounts-closed`; what the handler refuses
 */
export async function addReceipt(
  work: Work,
  subject: AccountsSubject,
  uploaded: UploadedDocument,
  onto: PostingId | null,
  handlerOf: HandlerOf<Work>,
): Promise<Receipt> {
  requireRole(work.who, ["accountant"]);
  const { tx, municipality, now, who } = work;
  refuseCpr({ fileName: uploaded.fileName });
  // Lines are held before their subject, here as where they are corrected: two of us would else wait for each other.
  const posting = onto && (await holdPosting(tx, municipality.id, onto));
  await openSubject(work, subject, handlerOf);
  const about = { subject: heldBy(subject), by: who.actor.id, now };
  const { document, came } = await keepDocument(tx, municipality.id, uploaded, about);
  const { id: receipt, fileName, mediaType, size, sha256 } = document;
  if (came === "back") await trace(work, { action: "accounts.restore-receipt", subject, after: { receipt, fileName } });
  if (came === "new")
    await trace(work, {
      action: "accounts.add-receipt",
      subject,
      after: { receipt, fileName, mediaType, size, sha256 },
    });
  if (posting) await putOnPosting(work, subject, posting, document.id);
  return readReceipt(work, subject, document.id);
}
