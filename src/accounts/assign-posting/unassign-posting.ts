import { everywhere, requireRoleOver, trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { accountsKeepers } from "../accounts-readers.ts";
import { subjectOfLine } from "../open-subject.ts";
import { holdPosting, savePosting } from "../posting.store.ts";
import { type Posting, type PostingId, tracedFacts } from "../posting.ts";
import { givenReason } from "../reason.ts";
import { carryReceipt } from "../receipts/carry-receipts.ts";
import type { HandlerOf } from "../subject.ts";

/**
 * Lays a line of a subject back into the unassigned pool, from where it can be given to the right one: the way back from
 * `assignPosting`. It follows its ledger as before; its receipt waits in the accounts that it leaves (docs/decisions/0067).
 * @param version the one that was seen; `null` where nothing is said of that
 * @throws Invalid `reason-missing`; NotFound `posting-unknown`; Conflict `version-passed`, `unassigned-already`, `accounts-closed`; Forbidden `role-needed` also of whoever has no right over the pool
 */
export async function unassignPosting(
  work: Work,
  id: PostingId,
  reason: string,
  handlerOf: HandlerOf<Work>,
  version: number | null = null,
): Promise<Posting> {
  requireRoleOver(work.who, everywhere, accountsKeepers);
  const { tx, municipality } = work;
  const said = givenReason(reason, "kept");
  const posting = await holdPosting(tx, municipality.id, id);
  if (version !== null && posting.version !== version) throw new Conflict("version-passed");
  const { subject, text, receiptDocumentId } = posting;
  const { amount, currency, voucher } = tracedFacts(posting);
  if (!subject) throw new Conflict("unassigned-already");
  const handler = await subjectOfLine(work, subject, handlerOf);
  const shownBy = await carryReceipt(work, posting, null, new Map());
  const pooled = await savePosting(tx, municipality.id, { ...posting, subject: null, receiptDocumentId: shownBy });
  await trace(work, {
    action: "accounts.unassign",
    subject: { type: "posting", id },
    before: { subject, ...(receiptDocumentId !== shownBy && { receiptDocumentId }) },
    after: { subject: null, reason: said },
  });
  // The line is in the subject's accounts no more, so that nothing there would tell that it was.
  await trace(work, {
    action: "accounts.unassign",
    subject,
    before: { posting: id, text, amount, currency, voucher },
    after: { reason: said },
  });
  await handler?.posted(work, subject.id);
  return pooled;
}
