import { everywhere, requireRoleOver, trace, type Work } from "../../identity/index.ts";
import { Conflict, isId, NotFound } from "../../kernel/index.ts";
import { accountsKeepers } from "../accounts-readers.ts";
import type { PostingId } from "../posting.ts";
import { type PutAwayMark, putAwayPage, putBack, removalsById } from "./removed-posting.store.ts";
import { type RemovedPosting, withWords } from "./removed-posting.ts";

/** Lines of the pool that were put away, the latest first, with who did it and why. */
export async function putAwayPostings(
  { tx, municipality }: Work,
  page: { readonly limit: number; readonly after?: PutAwayMark | null },
): Promise<{ readonly items: readonly RemovedPosting[]; readonly next: string | null }> {
  const found = await putAwayPage(tx, municipality.id, { ...page, limit: page.limit + 1 });
  const items = await withWords(tx, municipality.id, found.slice(0, page.limit));
  const last = found.length > page.limit ? items.at(-1) : undefined;
  return { items, next: last ? `${last.removedAt.toISOString()}_${last.id}` : null };
}

/** A mark as an address carries it, read again; `null` where it is none. */
export function readPutAwayMark(text: string): PutAwayMark | null {
  const [at = "", id = ""] = text.split("_");
  const removedAt = new Date(at);
  return Number.isNaN(removedAt.getTime()) || !isId<"posting">(id) ? null : { removedAt, id };
}

/**
 * Puts a line that was put away back into the pool, as it was.
 * @throws Forbidden `role-needed`; NotFound `posting-unknown`; Conflict `posting-erased` where nobody knows any more what it said
 */
export async function putBackPosting(work: Work, id: PostingId): Promise<void> {
  requireRoleOver(work.who, everywhere, accountsKeepers);
  const { tx, municipality, now, who } = work;
  const [removal] = await withWords(tx, municipality.id, await removalsById(tx, municipality.id, [id]));
  if (!removal || removal.subject) throw new NotFound("posting-unknown");
  if (!removal.facts) throw new Conflict("posting-erased");
  // A receipt belongs to a trip's accounts, and a line of the pool to none.
  const facts = { ...removal.facts, receiptDocumentId: null };
  if (!(await putBack(tx, municipality.id, id, facts, { now, by: who.actor.id })))
    throw new NotFound("posting-unknown");
  await trace(work, { action: "accounts.put-back", subject: { type: "posting", id } });
}
