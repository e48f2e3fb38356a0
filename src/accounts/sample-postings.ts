import type { MunicipalityId, Tx } from "../platform/index.ts";
import type { Posting, PostingId } from "./posting.ts";
import { drawPostings, findPosting, postingsById, type SampledFrom } from "./posting-sample.store.ts";
import { removalsById } from "./remove-posting/removed-posting.store.ts";
import { type RemovedPosting, withWords } from "./remove-posting/removed-posting.ts";

/** A line that stands, or one that was taken out, with what it said. */
export type PostingOrRemoved = Posting | RemovedPosting;

export function isRemoved(one: PostingOrRemoved): one is RemovedPosting {
  return "removedAt" in one;
}

/** Some postings at random, those that were taken out too; see `drawPostings`. */
export async function samplePostings(
  tx: Tx,
  municipality: MunicipalityId,
  from: SampledFrom,
  by: { readonly seed: string; readonly size: number },
): Promise<{ readonly drawn: readonly PostingOrRemoved[]; readonly of: number }> {
  const { ids, of } = await drawPostings(tx, municipality, from, by);
  const removed = await withWords(tx, municipality, await removalsById(tx, municipality, ids));
  const found = new Map<PostingId, PostingOrRemoved>();
  for (const one of [...(await postingsById(tx, municipality, ids)), ...removed]) found.set(one.id, one);
  return { drawn: ids.flatMap((id) => found.get(id) ?? []), of };
}

/** One posting, as it stands or as it was when it was taken out; `null` when there never was one. */
export async function postingOrRemoved(
  tx: Tx,
  municipality: MunicipalityId,
  id: PostingId,
): Promise<PostingOrRemoved | null> {
  const standing = await findPosting(tx, municipality, id);
  if (standing) return standing;
  const [removed] = await withWords(tx, municipality, await removalsById(tx, municipality, [id]));
  return removed ?? null;
}
