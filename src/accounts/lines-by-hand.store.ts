import type { MunicipalityId, Tx } from "../platform/index.ts";
import { postings, read } from "./posting.store.ts";
import type { Posting, PostingId } from "./posting.ts";

/** Lines of these subjects that came with no ledger: somebody booked them. What was taken out is not there. */
export async function linesByHand(
  tx: Tx,
  municipalityId: MunicipalityId,
  subjectType: string,
  ids: readonly string[],
): Promise<readonly Posting[]> {
  if (ids.length === 0) return [];
  const rows = await postings(tx, municipalityId)
    .where("sourceKey", "is", null)
    .where("subjectType", "=", subjectType)
    .where("subjectId", "in", [...ids])
    .orderBy("postingId")
    .execute();
  return rows.map(read);
}

/** A ledger's lines of these amounts that wait in the pool and name one of these references. */
export async function unassignedNaming(
  tx: Tx,
  municipalityId: MunicipalityId,
  references: readonly string[],
  hundredths: readonly bigint[],
): Promise<readonly Posting[]> {
  if (references.length === 0 || hundredths.length === 0) return [];
  const rows = await postings(tx, municipalityId)
    .where("sourceKey", "is not", null)
    .where("subjectId", "is", null)
    .where("reference", "in", [...references])
    .where("hundredths", "in", [...hundredths])
    .orderBy("postingId")
    .execute();
  return rows.map(read);
}

/** Those of some lines that came with a ledger, whatever a person has corrected in them since. */
export async function linesOfLedger(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly PostingId[],
): Promise<ReadonlySet<PostingId>> {
  if (ids.length === 0) return new Set();
  const rows = await postings(tx, municipalityId)
    .where("postingId", "in", [...ids])
    .where("sourceKey", "is not", null)
    .execute();
  return new Set(rows.map(({ postingId }) => postingId));
}
