import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { linesOfLedger } from "../lines-by-hand.store.ts";
import { askAboutNames } from "../names-asked.ts";
import { openSubject, subjectOfLine } from "../open-subject.ts";
import { holdPosting, savePosting } from "../posting.store.ts";
import type { Posting, PostingId } from "../posting.ts";
import type { AccountsSubject, HandlerOf } from "../subject.ts";

/**
 * Gives a line of the unassigned pool its subject, where its text becomes public.
 * @throws Invalid `name-never-public` where it names somebody who is not to be, `name-was-erased`, unless that is confirmed; NotFound `posting-unknown`; Conflict `assigned-already`, `accounts-closed`, `accounts-not-owed` of a line by hand; what the handler refuses
 */
export async function assignPosting(
  work: Work,
  id: PostingId,
  subject: AccountsSubject,
  handlerOf: HandlerOf<Work>,
  namesConfirmed = false,
): Promise<Posting> {
  requireRole(work.who, ["accountant"]);
  const { tx, municipality } = work;
  const posting = await holdPosting(tx, municipality.id, id);
  if (posting.subject) throw new Conflict("assigned-already");
  const isOfLedger = (await linesOfLedger(tx, municipality.id, [id])).has(id);
  const handler = await (isOfLedger ? subjectOfLine : openSubject)(work, subject, handlerOf);
  await askAboutNames(work, subject, posting, {
    ...{ handlerOf, neverPublic: posting.neverPublic, confirmed: namesConfirmed },
  });
  const assigned = await savePosting(tx, municipality.id, { ...posting, subject });
  await trace(work, {
    action: "accounts.assign",
    subject: { type: "posting", id },
    before: { subject: null },
    after: { subject },
  });
  await handler?.posted(work, subject.id);
  return assigned;
}
