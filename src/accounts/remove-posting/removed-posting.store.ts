import { sql } from "kysely";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { AccountsTables } from "../accounts.tables.ts";
import { insertPosting } from "../posting.store.ts";
import type { PostingFacts, PostingId } from "../posting.ts";
import type { AccountsSubject } from "../subject.ts";

/** That a line was there and was taken out; what it said is the trail's. */
export interface Removal {
  readonly id: PostingId;
  readonly subject: AccountsSubject | null;
  readonly removedAt: Date;
}

/** Keeps that a line was there, before it is taken out, and what the trail does not say of it. */
export async function keepRemoval(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: PostingId,
  removedAt: Date,
): Promise<void> {
  await sql`
    INSERT INTO udsyn.accounts_removed_posting (municipality_id, posting_id, subject_type, subject_id, booked_on,
      removed_at, source_key, created_at, created_by, version, never_public)
    SELECT municipality_id, posting_id, subject_type, subject_id, booked_on, ${removedAt}, source_key, created_at,
      created_by, version, never_public
    FROM udsyn.accounts_posting WHERE municipality_id = ${municipalityId} AND posting_id = ${id}`.execute(tx);
}

/** Where a page of lines that were put away ends: several may have gone in one moment. */
export type PutAwayMark = Pick<Removal, "removedAt" | "id">;

/** The lines of the pool that were put away, the latest first. */
export async function putAwayPage(
  tx: Tx,
  municipalityId: MunicipalityId,
  { limit, after = null }: { readonly limit: number; readonly after?: PutAwayMark | null },
): Promise<readonly Removal[]> {
  let query = removals(tx, municipalityId).where("subjectId", "is", null);
  if (after)
    query = query.where((on) =>
      on.or([
        on("removedAt", "<", after.removedAt),
        on.and([on("removedAt", "=", after.removedAt), on("postingId", ">", after.id)]),
      ]),
    );
  return (await query.orderBy("removedAt", "desc").orderBy("postingId").limit(limit).execute()).map(read);
}

/** Puts a line back as it was, with what it says as the trail has it; of two who do so at once one does. Whether it was there. */
export async function putBack(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: PostingId,
  facts: PostingFacts,
  { now, by }: { readonly now: Date; readonly by: string },
): Promise<boolean> {
  const row = await working<AccountsTables>(tx)
    .deleteFrom("accountsRemovedPosting")
    .where("municipalityId", "=", municipalityId)
    .where("postingId", "=", id)
    .where("subjectId", "is", null)
    .returning(["sourceKey", "createdAt", "createdBy", "version", "neverPublic"])
    .executeTakeFirst();
  if (!row) return false;
  const { sourceKey, createdAt, createdBy, version, neverPublic } = row;
  const made = { createdAt: createdAt ?? now, createdBy: createdBy ?? by, version: (version ?? 0) + 1, neverPublic };
  await insertPosting(tx, municipalityId, { id, subject: null, ...facts, ...made });
  if (sourceKey !== null)
    await sql`UPDATE udsyn.accounts_posting SET source_key = ${sourceKey}
      WHERE municipality_id = ${municipalityId} AND posting_id = ${id}`.execute(tx);
  return true;
}

/** What was taken out, by ids; those that never were or still are there are left out. */
export async function removalsById(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly PostingId[],
): Promise<readonly Removal[]> {
  if (ids.length === 0) return [];
  const rows = await removals(tx, municipalityId).where("postingId", "in", ids).execute();
  return rows.map(read);
}

/** Every line that was taken out of a subject's accounts, in the order they had been entered. */
export async function removalsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: AccountsSubject,
): Promise<readonly Removal[]> {
  const rows = await removals(tx, municipalityId)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id)
    .orderBy("postingId")
    .execute();
  return rows.map(read);
}

/** Every line that was taken out of the accounts of several subjects of a type. */
export async function removalsOfAll(
  tx: Tx,
  municipalityId: MunicipalityId,
  subjectType: string,
  ids: readonly string[],
): Promise<readonly Removal[]> {
  if (ids.length === 0) return [];
  const rows = await removals(tx, municipalityId)
    .where("subjectType", "=", subjectType)
    .where("subjectId", "in", [...ids])
    .execute();
  return rows.map(read);
}

function removals(tx: Tx, municipalityId: MunicipalityId) {
  return working<AccountsTables>(tx)
    .selectFrom("accountsRemovedPosting")
    .select(["postingId", "subjectType", "subjectId", "removedAt"])
    .where("municipalityId", "=", municipalityId);
}

function read(row: {
  readonly postingId: PostingId;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly removedAt: Date;
}): Removal {
  const { postingId: id, subjectType: type, subjectId, removedAt } = row;
  return { id, subject: type && subjectId ? { type, id: subjectId } : null, removedAt };
}
