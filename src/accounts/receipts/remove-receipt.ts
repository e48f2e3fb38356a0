import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { putAway } from "../../records/index.ts";
import { openSubject } from "../open-subject.ts";
import type { AccountsSubject, HandlerOf } from "../subject.ts";
import { type ReceiptId, readReceipt } from "./receipt.ts";

/**
 * Takes a receipt away that shows no line. It can be brought back until it is erased.
 * @throws NotFound `receipt-unknown`; Conflict `receipt-in-use`, `accounts-closed`
 */
export async function removeReceipt(
  work: Work,
  subject: AccountsSubject,
  id: ReceiptId,
  handlerOf: HandlerOf<Work>,
): Promise<void> {
  requireRole(work.who, ["accountant"]);
  await openSubject(work, subject, handlerOf);
  const { fileName, postings, removedAt } = await readReceipt(work, subject, id);
  if (postings.length > 0) throw new Conflict("receipt-in-use", { count: postings.length });
  if (removedAt !== null) return;
  await putAway(work.tx, work.municipality.id, [id], work.now);
  await trace(work, { action: "accounts.remove-receipt", subject, before: { receipt: id, fileName } });
}

/** Brings back what was taken away and is not yet erased. @throws NotFound `receipt-unknown`; Conflict `accounts-closed` */
export async function bringReceiptBack(
  work: Work,
  subject: AccountsSubject,
  id: ReceiptId,
  handlerOf: HandlerOf<Work>,
): Promise<void> {
  requireRole(work.who, ["accountant"]);
  await openSubject(work, subject, handlerOf);
  const { fileName, removedAt } = await readReceipt(work, subject, id);
  if (removedAt === null) return;
  await putAway(work.tx, work.municipality.id, [id], null);
  await trace(work, { action: "accounts.restore-receipt", subject, after: { receipt: id, fileName } });
}
