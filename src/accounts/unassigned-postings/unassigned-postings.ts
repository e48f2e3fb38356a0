import { everywhere, hasRoleOver, requireRoleOver, type Work } from "../../identity/index.ts";
import { countUnassigned, type PoolPage, unassignedPage } from "../posting.store.ts";
import type { Posting, PostingId } from "../posting.ts";

/** The unassigned pool, the latest first, a page at a time. `after` is the last posting of the page before, `from` the first of this. */
export async function unassignedPostings(
  work: Work,
  page: PoolPage,
): Promise<{ readonly items: readonly Posting[]; readonly next: PostingId | null }> {
  requireRoleOver(work.who, everywhere, ["accountant", "coordinator"]);
  return unassignedPage(work.tx, work.municipality.id, page);
}

/** How many lines of the pool wait for this person to give them a subject: others see them, and can do nothing about them. */
export async function postingsWaiting({ tx, municipality, who }: Work): Promise<number> {
  return hasRoleOver(who, everywhere, ["accountant"]) ? countUnassigned(tx, municipality.id) : 0;
}
