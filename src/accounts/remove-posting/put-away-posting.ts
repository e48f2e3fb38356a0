import type { Work } from "../../identity/index.ts";
import { Conflict } from "../../kernel/index.ts";
import { holdPosting } from "../posting.store.ts";
import type { PostingId } from "../posting.ts";
import type { HandlerOf } from "../subject.ts";
import { removePosting } from "./remove-posting.ts";

/**
 * Puts away a line of the unassigned pool that belongs to nothing, with the reason. One that was given its subject meanwhile
 * is taken out there, where its accounts are seen.
 * @throws Conflict `assigned-already`; what `removePosting` refuses
 */
export async function putAwayPosting(
  work: Work,
  id: PostingId,
  reason: string,
  handlerOf: HandlerOf<Work>,
): Promise<void> {
  const { subject } = await holdPosting(work.tx, work.municipality.id, id);
  if (subject) throw new Conflict("assigned-already");
  await removePosting(work, id, reason, handlerOf);
}
