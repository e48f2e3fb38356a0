import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { putAway } from "../../records/index.ts";
import { openSubject } from "../open-subject.ts";
import type { Posting } from "../posting.ts";
import type { AccountsSubject, HandlerOf } from "../subject.ts";
import { looseIn, type ReceiptId, readReceipt, receiptsOf } from "./receipt.ts";

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

/** What shows no line when accounts are closed is not theirs to keep. */
export async function putLooseAway(work: Work, subject: AccountsSubject, postings: readonly Posting[]): Promise<void> {
  const loose = looseIn(await receiptsOf(work, subject, postings));
  const ids = loose.map((one) => one.id);
  await putAway(work.tx, work.municipality.id, ids, work.now);
  for (const { id, fileName } of loose)
    await trace(work, { action: "accounts.remove-receipt", subject, before: { receipt: id, fileName } });
}
