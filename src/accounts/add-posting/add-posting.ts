import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Invalid, newId } from "../../kernel/index.ts";
import { refuseCpr } from "../../records/index.ts";
import { homeCurrencyOf } from "../home-currency.ts";
import { askAboutNames } from "../names-asked.ts";
import { openSubjectOrPool } from "../open-subject.ts";
import { insertPosting } from "../posting.store.ts";
import { type Posting, tracedFacts } from "../posting.ts";
import { type PostingInput, readPosting } from "../posting-input.ts";
import { requireLikelyRate } from "../rates/unlikely-rate.ts";
import { requireReceipt } from "../receipts/receipt.ts";
import type { AccountsSubject, HandlerOf } from "../subject.ts";

export interface AddPosting extends PostingInput {
  /** `null` puts the line into the unassigned pool. */
  readonly subject: AccountsSubject | null;
}

/**
 * Books a line on a subject, or into the unassigned pool. @param rateVersion the dated table an amount was reckoned from
 * @throws Invalid with everything wrong with it; Conflict `accounts-closed`; what the handler refuses
 */
export async function addPosting(
  work: Work,
  { subject, ...given }: AddPosting,
  handlerOf: HandlerOf<Work>,
  rateVersion: string | null = null,
): Promise<Posting> {
  requireRole(work.who, ["accountant"]);
  const { tx, municipality, now, today, who } = work;
  const read = readPosting(given, homeCurrencyOf(municipality.profile), today);
  if ("faults" in read) throw new Invalid(read.faults);
  refuseCpr(given);
  await requireLikelyRate(work, read.facts, given.rateConfirmed === true);
  const handler = await openSubjectOrPool(work, subject, handlerOf);
  await askAboutNames(work, subject, read.facts, { handlerOf, confirmed: given.namesConfirmed === true });
  await requireReceipt(work, subject, read.facts.receiptDocumentId);
  const posting: Posting = {
    id: newId(now.getTime()),
    subject,
    ...read.facts,
    rateVersion,
    neverPublic: [],
    version: 1,
    createdAt: now,
    createdBy: who.actor.id,
  };
  await insertPosting(tx, municipality.id, posting);
  await trace(work, {
    action: "accounts.post",
    subject: { type: "posting", id: posting.id },
    after: { subject, ...tracedFacts(posting) },
  });
  if (handler && subject) await handler.posted(work, subject.id);
  return posting;
}
