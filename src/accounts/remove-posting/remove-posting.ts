import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { subjectOfLine } from "../open-subject.ts";
import { deletePosting, holdPosting } from "../posting.store.ts";
import { type PostingId, tracedFacts } from "../posting.ts";
import { givenReason } from "../reason.ts";
import type { HandlerOf } from "../subject.ts";
import { keepRemoval } from "./removed-posting.store.ts";

/**
 * Takes a line out, while its subject's accounts are open. That it was there stays with the
 * subject, and what it said in the audit trail, with the reason.
 * @param version the one that was seen; `null` where nothing is said of that
 * @throws Invalid `reason-missing`; NotFound `posting-unknown`;
 * Conflict `version-passed` when somebody corrected it meanwhile, `accounts-closed`
 */
export async function removePosting(
  work: Work,
  id: PostingId,
  reason: string,
  handlerOf: HandlerOf<Work>,
  version: number | null = null,
): Promise<void> {
  requireRole(work.who, ["accountant"]);
  const { tx, municipality, now } = work;
  const said = givenReason(reason, "kept");
  const posting = await holdPosting(tx, municipality.id, id);
  if (version !== null && posting.version !== version) throw new Conflict("version-passed");
  const { subject } = posting;
  const handler = await subjectOfLine(work, subject, handlerOf);
  await keepRemoval(tx, municipality.id, id, now);
  await deletePosting(tx, municipality.id, id);
  await trace(work, {
    action: "accounts.remove",
    subject: { type: "posting", id },
    before: { subject, ...tracedFacts(posting) },
    after: { reason: said },
  });
  if (handler && subject) await handler.posted(work, subject.id);
}
