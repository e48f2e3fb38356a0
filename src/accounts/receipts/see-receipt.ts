import { type Owned, requireRoleOver, trace, type Work } from "../../identity/index.ts";
import { NotFound } from "../../kernel/index.ts";
import { readDocument, type StoredDocument } from "../../records/index.ts";
import { accountsReaders } from "../accounts-readers.ts";
import type { AccountsSubject } from "../subject.ts";
import { heldBy, type ReceiptId } from "./receipt.ts";

/**
 * A receipt for looking at. It may name people, say where they slept and what they ate, so every look leaves its trace.
 * @param owned what rights over the subject are held against
 * @throws Forbidden `role-needed`; NotFound `receipt-unknown` also where it is another subject's, or taken away
 */
export async function seeReceipt(
  work: Work,
  subject: AccountsSubject,
  owned: Owned,
  id: ReceiptId,
): Promise<StoredDocument> {
  requireRoleOver(work.who, owned, accountsReaders);
  const document = await readDocument(work.tx, work.municipality.id, id);
  const holder = heldBy(subject);
  const isTheirs = document.subject.type === holder.type && document.subject.id === holder.id;
  if (!isTheirs || document.removedAt !== null) throw new NotFound("receipt-unknown");
  await trace(work, {
    action: "accounts.see-receipt",
    subject,
    after: { receipt: id, fileName: document.fileName },
  });
  return document;
}
