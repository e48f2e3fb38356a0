import { requireRole, trace, type Work } from "../../identity/index.ts";
import { decimalOf, Forbidden, Invalid } from "../../kernel/index.ts";
import { settingOn } from "../../profile/index.ts";
import { accountsOf } from "../accounts-sums.ts";
import { homeCurrencyOf } from "../home-currency.ts";
import { openSubject } from "../open-subject.ts";
import { postingsOf } from "../posting.store.ts";
import { looseIn, receiptsOf } from "../receipts/receipt.ts";
import type { AccountsSubject, Closing, HandlerOf } from "../subject.ts";
import { closingFaults } from "./closing-faults.ts";

/**
 * Closes a subject's accounts: final from here on.
 * @throws Invalid with everything that stands in the way; Conflict `accounts-closed`; Forbidden `second-person-needed` where
 * the profile asks for two and whoever closes entered every line
 */
export async function closeAccounts(
  work: Work,
  subject: AccountsSubject,
  closing: Closing,
  handlerOf: HandlerOf<Work>,
): Promise<void> {
  requireRole(work.who, ["accountant"]);
  const { tx, municipality, today, who } = work;
  const handler = await openSubject(work, subject, handlerOf);
  const postings = await postingsOf(tx, municipality.id, subject);
  const loose = looseIn(await receiptsOf(work, subject, postings));
  const printed = postings.length === 0 && ((await handler.isPrinted?.(work, subject.id)) ?? false);
  const basis = (await handler.vatBasis?.(work, subject.id)) ?? null;
  const notYet = (await handler.notYet?.(work, subject.id)) ?? [];
  const others = (await handler.othersPay?.(work, subject.id)) ?? null;
  const faults = [...notYet, ...closingFaults(postings, closing, loose.length, printed, basis, others)];
  if (faults.length > 0) throw new Invalid(faults);
  const askedOfTwo = settingOn(municipality.profile, "secondPerson", today).value.includes("close-accounts");
  const alone = postings.length > 0 && postings.every((one) => one.createdBy === who.actor.id);
  if (askedOfTwo && alone) throw new Forbidden("second-person-needed");
  const { total } = accountsOf(postings, homeCurrencyOf(municipality.profile), null).home;
  await trace(work, {
    action: "accounts.close",
    subject,
    after: { postings: postings.length, total: total === null ? null : decimalOf(total), ...closing },
  });
  await handler.closed(work, subject.id, closing);
}
