import type { Work } from "../../identity/index.ts";
import { fault, type Id, Invalid, NotFound } from "../../kernel/index.ts";
import { documentsOf, type StoredDocument } from "../../records/index.ts";
import { postingsOf } from "../posting.store.ts";
import type { Posting } from "../posting.ts";
import type { AccountsSubject } from "../subject.ts";

export type ReceiptId = Id<"document">;

/** A document that shows one or several lines of a subject's accounts. */
export interface Receipt extends Pick<StoredDocument, "fileName" | "mediaType" | "size" | "uploadedAt" | "removedAt"> {
  readonly id: ReceiptId;
  /** The lines it shows; of none, while it waits to be matched. */
  readonly postings: readonly Posting["id"][];
}

/** Receipts lie with the accounts, apart from what else may be attached to the subject. */
export function heldBy({ type, id }: AccountsSubject): StoredDocument["subject"] {
  return { type: `${type}-accounts`, id };
}

/** A subject's receipts in the order they came, those that were taken away too. */
export async function receiptsOf(
  { tx, municipality }: Pick<Work, "tx" | "municipality">,
  subject: AccountsSubject,
  postings: readonly Posting[],
): Promise<readonly Receipt[]> {
  const documents = await documentsOf(tx, municipality.id, heldBy(subject));
  return documents.map(({ id, fileName, mediaType, size, uploadedAt, removedAt }) => {
    const shown = postings.filter((one) => one.receiptDocumentId === id).map((one) => one.id);
    return { id, fileName, mediaType, size, uploadedAt, removedAt, postings: shown };
  });
}

/** Those that wait to be matched. */
export function looseIn(receipts: readonly Receipt[]): readonly Receipt[] {
  return receipts.filter((one) => one.removedAt === null && one.postings.length === 0);
}

/** A receipt of a subject. @throws NotFound `receipt-unknown` */
export async function readReceipt(work: Work, subject: AccountsSubject, id: ReceiptId): Promise<Receipt> {
  const postings = await postingsOf(work.tx, work.municipality.id, subject);
  const found = (await receiptsOf(work, subject, postings)).find((one) => one.id === id);
  if (!found) throw new NotFound("receipt-unknown");
  return found;
}

/** Refuses a line whose receipt is not one of the same accounts. @throws Invalid `receipt-unknown` */
export async function requireReceipt(
  { tx, municipality }: Work,
  subject: AccountsSubject | null,
  id: ReceiptId | null,
): Promise<void> {
  if (id === null) return;
  const known = subject ? await documentsOf(tx, municipality.id, heldBy(subject)) : [];
  if (known.some((one) => one.id === id && one.removedAt === null)) return;
  throw new Invalid([fault("receipt-unknown", {}, "receiptId")]);
}
