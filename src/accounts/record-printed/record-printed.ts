import { trace, type Work } from "../../identity/index.ts";
import { faultsAt, Invalid, newId } from "../../kernel/index.ts";
import { homeCurrencyOf } from "../home-currency.ts";
import { insertPosting } from "../posting.store.ts";
import { type Posting, tracedFacts } from "../posting.ts";
import { type PostingInput, readPosting } from "../posting-input.ts";
import type { AccountsSubject } from "../subject.ts";

/**
 * Keeps lines of accounts that were printed elsewhere before this system, as they stand there: days and receipts may be
 * unknown, and no pot is drawn on. Asks for no role: it follows from entering a past case, which somebody was allowed to.
 * @throws Invalid with everything wrong with them, below `lines`
 */
export async function recordPrinted(
  work: Work,
  subject: AccountsSubject,
  lines: readonly PostingInput[],
): Promise<void> {
  const { tx, municipality, now, today, who } = work;
  const read = lines.map((line) => readPosting(line, homeCurrencyOf(municipality.profile), today));
  const faults = read.flatMap((one, at) => ("faults" in one ? faultsAt(`lines.${at}`, one.faults) : []));
  if (faults.length > 0) throw new Invalid(faults);
  for (const one of read) {
    if ("faults" in one) continue;
    const id: Posting["id"] = newId(now.getTime());
    const made = { neverPublic: [], version: 1, createdAt: now, createdBy: who.actor.id };
    await insertPosting(tx, municipality.id, { id, subject, ...one.facts, ...made });
    const after = { subject, ...tracedFacts(one.facts) };
    await trace(work, { action: "accounts.record-printed", subject: { type: "posting", id }, after });
  }
}
