import type { Work } from "../identity/index.ts";
import { Conflict } from "../kernel/index.ts";
import type { AccountsSubject, AccountsSubjectHandler, HandlerOf } from "./subject.ts";

/**
 * The handler of a subject whose accounts are open; lines come, change and go only then.
 * @throws NotFound from the handler; Conflict `accounts-closed`
 */
export async function openSubject(
  work: Work,
  subject: AccountsSubject,
  handlerOf: HandlerOf<Work>,
): Promise<AccountsSubjectHandler<Work>> {
  const handler = handlerOf(subject.type);
  const title = await handler.titleOf(work, subject.id);
  if (!(await handler.isOpen(work, subject.id))) throw new Conflict("accounts-closed", { title });
  return handler;
}
