import { requireRole, trace, type Work } from "../../identity/index.ts";
import { NotFound } from "../../kernel/index.ts";
import { openSubject } from "../open-subject.ts";
import { holdPosting, savePosting } from "../posting.store.ts";
import type { Posting, PostingId } from "../posting.ts";
import type { AccountsSubject, HandlerOf } from "../subject.ts";
import { type ReceiptId, requireReceipt } from "./receipt.ts";

/**
 * Says which receipt shows a line, or none (`null`). One receipt may show several lines; the one that a line had before
 * waits to be matched again.
 * @returns whether another receipt came in the place of one
 * @throws NotFound `posting-unknown`; Invalid `receipt-unknown`; Conflict `accounts-closed`
 */
export async function matchReceipt(
  work: Work,
  subject: AccountsSubject,
  id: PostingId,
  receipt: ReceiptId | null,
  handlerOf: HandlerOf<Work>,
): Promise<boolean> {
  requireRole(work.who, ["accountant"]);
  const posting = await holdPosting(work.tx, work.municipality.id, id);
  await openSubject(work, subject, handlerOf);
  return putOnPosting(work, subject, posting, receipt);
}

/** As `matchReceipt`, when line and subject are held. The public sees no receipts, so nothing is published. */
export async function putOnPosting(
  work: Work,
  subject: AccountsSubject,
  posting: Posting,
  receipt: ReceiptId | null,
): Promise<boolean> {
  if (posting.subject?.type !== subject.type || posting.subject.id !== subject.id)
    throw new NotFound("posting-unknown");
  await requireReceipt(work, subject, receipt);
  const before = posting.receiptDocumentId;
  if (before === receipt) return false;
  await savePosting(work.tx, work.municipality.id, { ...posting, receiptDocumentId: receipt });
  await trace(work, {
    action: "accounts.match-receipt",
    subject,
    before: { receipt: before },
    after: { posting: posting.id, text: posting.text, receipt },
  });
  return before !== null && receipt !== null;
}
