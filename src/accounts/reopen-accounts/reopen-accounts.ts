import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { keptSubject } from "../open-subject.ts";
import { givenReason } from "../reason.ts";
import type { AccountsSubject, HandlerOf } from "../subject.ts";

/**
 * Opens closed accounts again, so that a line can be corrected.
 * @throws Invalid `reason-missing`, `name-was-erased`; Conflict `accounts-open`; what the handler refuses
 */
export async function reopenAccounts(
  work: Work,
  subject: AccountsSubject,
  reason: string,
  handlerOf: HandlerOf<Work>,
  asks: AsksErased | null = null,
): Promise<void> {
  requireRole(work.who, ["accountant"]);
  const said = givenReason(reason, "public");
  const { handler, title } = await keptSubject(work, subject, handlerOf);
  if (await handler.isOpen(work, subject.id)) throw new Conflict("accounts-open", { title });
  await askAboutErased(work, asks, { subject, typed: { reason: said } });
  await trace(work, { action: "accounts.reopen", subject, after: { reason: said } });
  await handler.reopened(work, subject.id, said);
}
