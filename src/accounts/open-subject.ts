import { everywhere, requireRoleOver, type Work } from "../identity/index.ts";
import { Conflict } from "../kernel/index.ts";
import { accountsKeepers } from "./accounts-readers.ts";
import type { AccountsSubject, AccountsSubjectHandler, HandlerOf } from "./subject.ts";

/**
 * The handler of a subject for whoever keeps its accounts, and its name.
 * @throws NotFound from the handler; Forbidden `role-needed` where the right ends at another committee or unit
 */
export async function keptSubject(
  work: Work,
  subject: AccountsSubject,
  handlerOf: HandlerOf<Work>,
): Promise<{ readonly handler: AccountsSubjectHandler<Work>; readonly title: string }> {
  const handler = handlerOf(subject.type);
  const title = await handler.titleOf(work, subject.id);
  requireRoleOver(work.who, await handler.ownedBy(work, subject.id), accountsKeepers);
  return { handler, title };
}

/**
 * The handler of a subject whose accounts are open; lines come, change and go only then.
 * @throws NotFound from the handler; Forbidden `role-needed`; Conflict `accounts-closed`, or `accounts-not-owed` where it has none
 */
export async function openSubject(
  work: Work,
  subject: AccountsSubject,
  handlerOf: HandlerOf<Work>,
): Promise<AccountsSubjectHandler<Work>> {
  const { handler, title } = await keptSubject(work, subject, handlerOf);
  if (await handler.isOpen(work, subject.id)) return handler;
  const hasNone = (await handler.hasAccounts?.(work, subject.id)) === false;
  throw new Conflict(hasNone ? "accounts-not-owed" : "accounts-closed", { title });
}

/** The same for a line that is there already, on it or in the pool, also where only a ledger's lie; of the pool itself `null`. */
export async function subjectOfLine(
  work: Work,
  subject: AccountsSubject | null,
  handlerOf: HandlerOf<Work>,
): Promise<AccountsSubjectHandler<Work> | null> {
  if (!subject) return openSubjectOrPool(work, subject, handlerOf);
  const { handler } = await keptSubject(work, subject, handlerOf);
  const lies = await handler.takesLedger?.(work, subject.id);
  return lies ? handler : openSubject(work, subject, handlerOf);
}

/** The same for a new line, which may lie in the pool of none, which is the whole municipality's: `null`. */
export async function openSubjectOrPool(
  work: Work,
  subject: AccountsSubject | null,
  handlerOf: HandlerOf<Work>,
): Promise<AccountsSubjectHandler<Work> | null> {
  if (subject) return openSubject(work, subject, handlerOf);
  requireRoleOver(work.who, everywhere, accountsKeepers);
  return null;
}
