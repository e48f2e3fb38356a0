import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import type { AccountsTables } from "../accounts.tables.ts";
import type { Posting, PostingId } from "../posting.ts";
import type { AccountsSubject } from "../subject.ts";

/** That a line was there and was taken out; what it said is the trail's. */
export interface Removal {
  readonly id: PostingId;
  readonly subject: AccountsSubject | null;
  readonly removedAt: Date;
}

export async function keepRemoval(
  tx: Tx,
  municipalityId: MunicipalityId,
  { id, subject, bookedOn }: Pick<Posting, "id" | "subject" | "bookedOn">,
  removedAt: Date,
): Promise<void> {
  await working<AccountsTables>(tx)
    .insertInto("accountsRemovedPosting")
    .values({
      ...{ municipalityId, postingId: id, bookedOn, removedAt },
      ...{ subjectType: subject?.type ?? null, subjectId: subject?.id ?? null },
    })
    .execute();
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
