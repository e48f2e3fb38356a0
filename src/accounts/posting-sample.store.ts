import { sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { AccountsTables } from "./accounts.tables.ts";
import { postings, read } from "./posting.store.ts";
import type { Posting, PostingId } from "./posting.ts";

/** Which amounts a sample is drawn from: booked between two days, both counted, on a case. */
export interface SampledFrom {
  readonly from: DateOn | null;
  readonly to: DateOn | null;
}

/** One posting as it stands; `null` when there is none. */
export async function readPosting(tx: Tx, municipalityId: MunicipalityId, id: PostingId): Promise<Posting | null> {
  const row = await postings(tx, municipalityId).where("postingId", "=", id).executeTakeFirst();
  return row ? read(row) : null;
}

/**
 * Some postings at random, with how many they were drawn from. The order is SHA-256 of seed and id: the same seed over the
 * same postings draws the same ones again.
 */
export async function samplePostings(
  tx: Tx,
  municipalityId: MunicipalityId,
  { from, to }: SampledFrom,
  { seed, size }: { readonly seed: string; readonly size: number },
): Promise<{ readonly drawn: readonly Posting[]; readonly of: number }> {
  let query = postings(tx, municipalityId).where("subjectId", "is not", null);
  let all = working<AccountsTables>(tx)
    .selectFrom("accountsPosting")
    .select((on) => on.fn.countAll<bigint>().as("count"))
    .where("municipalityId", "=", municipalityId)
    .where("subjectId", "is not", null);
  if (from) [query, all] = [query.where("bookedOn", ">=", from), all.where("bookedOn", ">=", from)];
  if (to) [query, all] = [query.where("bookedOn", "<=", to), all.where("bookedOn", "<=", to)];
  const rows = await query.orderBy(sql`sha256(convert_to(${seed} || posting_id::text, 'UTF8'))`).limit(size).execute();
  return { drawn: rows.map(read), of: Number((await all.executeTakeFirstOrThrow()).count) };
}
