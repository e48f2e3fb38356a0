import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict, Invalid } from "../../kernel/index.ts";
import type { Forgetting } from "../../records/index.ts";
import { requireNobodyErased } from "../erased-names.ts";
import { homeCurrencyOf } from "../home-currency.ts";
import { askAboutNames } from "../names-asked.ts";
import { subjectOfLine } from "../open-subject.ts";
import { holdPosting, savePosting } from "../posting.store.ts";
import { type Posting, type PostingFacts, type PostingId, tracedFacts } from "../posting.ts";
import { type PostingInput, readPosting } from "../posting-input.ts";
import { requireLikelyRate } from "../rates/unlikely-rate.ts";
import { requireReceipt } from "../receipts/receipt.ts";
import type { HandlerOf } from "../subject.ts";

/**
 * Replaces what a line says, all of it; its subject stays.
 * @param version the one that was corrected from. @param forgetting who was erased: a line that was about them names them no more
 * @throws Invalid with everything wrong with it; NotFound `posting-unknown`;
 * Conflict `version-passed` when somebody else corrected it meanwhile, `accounts-closed`
 */
export async function correctPosting(
  work: Work,
  id: PostingId,
  version: number,
  given: PostingInput,
  handlerOf: HandlerOf<Work>,
  forgetting: Forgetting,
): Promise<Posting> {
  requireRole(work.who, ["accountant"]);
  const { tx, municipality, today } = work;
  const posting = await holdPosting(tx, municipality.id, id);
  if (posting.version !== version) throw new Conflict("version-passed");
  const read = readPosting(given, homeCurrencyOf(municipality.profile), today, posting);
  if ("faults" in read) throw new Invalid(read.faults);
  // A rate that stood is not asked about again when something else is corrected, nor a worth that names none.
  const isSame = (name: "rate" | "currency" | "hundredths" | "homeHundredths") => posting[name] === read.facts[name];
  const stood =
    isSame("rate") &&
    isSame("currency") &&
    (posting.rate !== null || (isSame("hundredths") && isSame("homeHundredths")));
  await requireLikelyRate(work, read.facts, stood || given.rateConfirmed === true);
  const { subject } = posting;
  const handler = await subjectOfLine(work, subject, handlerOf);
  await requireNobodyErased(work, posting, read.facts, forgetting);
  const confirmed = given.namesConfirmed === true;
  await askAboutNames(work, subject, read.facts, { handlerOf, before: posting, confirmed });
  await requireReceipt(work, subject, read.facts.receiptDocumentId);
  const corrected = await savePosting(tx, municipality.id, {
    ...posting,
    ...read.facts,
    reference: posting.reference,
    rateVersion: keepsTables(posting, read.facts) ? posting.rateVersion : null,
  });
  await trace(work, { action: "accounts.correct", subject: { type: "posting", id }, ...changed(posting, corrected) });
  if (handler && subject) await handler.posted(work, subject.id);
  return corrected;
}

/**
 * What a line says its tables are stands while all that rests on them is the same: a taken rate on rate, currency and day; an
 * allowance reckoned from a table on its amount and currency, also where a rate was taken for it after.
 */
function keepsTables(before: PostingFacts, after: PostingFacts): boolean {
  const sameMoney = before.hundredths === after.hundredths && before.currency === after.currency;
  if (before.category === "per-diem" && !(after.category === "per-diem" && sameMoney)) return false;
  if (before.category === "per-diem" && before.rate === null && after.rate === null) return true;
  return before.rate === after.rate && before.currency === after.currency && before.bookedOn === after.bookedOn;
}

/** Only what differs, before and after. */
function changed(before: Posting, after: Posting) {
  const was = Object.entries(tracedFacts(before));
  const is = Object.entries(tracedFacts(after));
  const differs = (at: number) => was[at]?.[1] !== is[at]?.[1];
  return {
    before: Object.fromEntries(was.filter((_, at) => differs(at))),
    after: Object.fromEntries(is.filter((_, at) => differs(at))),
  };
}
