import { sql } from "kysely";
import type { DateOn } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { AccountsTables } from "./accounts.tables.ts";
import { postings, read } from "./posting.store.ts";
import type { Posting, PostingId } from "./posting.ts";
import type { AccountsSubject } from "./subject.ts";

/** Which amounts a sample is drawn from: entered by a moment, on a case or in the pool, booked between two days, both counted. */
export interface SampledFrom {
  readonly by: Date;
  readonly from: DateOn | null;
  readonly to: DateOn | null;
}

/** One posting as it stands; `null` when there is none. */
export async function findPosting(tx: Tx, municipalityId: MunicipalityId, id: PostingId): Promise<Posting | null> {
  const row = await postings(tx, municipalityId).where("postingId", "=", id).executeTakeFirst();
  return row ? read(row) : null;
}

/** The case of each line, by the line's id, of those that were taken out too; a line of the pool has none. */
export async function subjectsOfPostings(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly string[],
): Promise<ReadonlyMap<string, AccountsSubject>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ postingId: string; subjectType: string; subjectId: string }>`
    SELECT posting_id, subject_type, subject_id FROM (
      SELECT municipality_id, posting_id, subject_type, subject_id FROM udsyn.accounts_posting
      UNION ALL SELECT municipality_id, posting_id, subject_type, subject_id FROM udsyn.accounts_removed_posting
    ) AS line
    WHERE municipality_id = ${municipalityId} AND posting_id = ANY (${[...ids]}::uuid[])
      AND subject_id IS NOT NULL`.execute(tx);
  return new Map(rows.map((one) => [one.postingId, { type: one.subjectType, id: one.subjectId }]));
}

export async function postingsById(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly PostingId[],
): Promise<readonly Posting[]> {
  if (ids.length === 0) return [];
  return (await postings(tx, municipalityId).where("postingId", "in", ids).execute()).map(read);
}

/**
 * Some postings at random, by their ids, with how many they were drawn from. The order is SHA-256 of seed and id: the same
 * seed over the same postings draws the same ones again. What was taken out is drawn from too, or a line could be kept from
 * ever being drawn by taking it out; and the pool's lines are, or assigning one would draw another sample. A period is asked of
 * the day that a line says now.
 */
export async function drawPostings(
  tx: Tx,
  municipalityId: MunicipalityId,
  { by, from, to }: SampledFrom,
  { seed, size }: { readonly seed: string; readonly size: number },
): Promise<{ readonly ids: readonly PostingId[]; readonly of: number }> {
  const db = working<AccountsTables>(tx);
  const within = (table: "accountsPosting" | "accountsRemovedPosting") => {
    let query = db
      .selectFrom(table)
      .select("postingId")
      .where("municipalityId", "=", municipalityId)
      .where("createdAt", "<=", by);
    if (from) query = query.where("bookedOn", ">=", from);
    if (to) query = query.where("bookedOn", "<=", to);
    return query;
  };
  const all = within("accountsPosting").unionAll(within("accountsRemovedPosting")).as("all");
  const drawn = await db
    .selectFrom(all)
    .select("all.postingId")
    .orderBy(sql`sha256(convert_to(${seed} || posting_id::text, 'UTF8'))`)
    .limit(size)
    .execute();
  const { count } = await db
    .selectFrom(all)
    .select((on) => on.fn.countAll<bigint>().as("count"))
    .executeTakeFirstOrThrow();
  return { ids: drawn.map((one) => one.postingId), of: Number(count) };
}
