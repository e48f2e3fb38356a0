import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { type DocumentId, documentNotHeld, type KeptRows, lastActBy, notHeld } from "../../records/index.ts";
import type { PostingId } from "../posting.ts";

/** A posting's own year, as the first instant of it. */
const yearOf = (posting: string) =>
  `make_timestamptz(extract(year FROM coalesce(${posting}.booked_on, ${posting}.created_at::date))::int, 1, 1, 0, 0, 0, 'UTC')`;

/** Receipts, each as old as the newest line it shows; one that shows none, as the day it came. */
export const receiptsKept: KeptRows = {
  table: "records_document",
  of: `t.removed_at IS NULL AND ${documentNotHeld}`,
  from: `coalesce((SELECT max(${yearOf("p")}) FROM udsyn.accounts_posting p
    WHERE p.municipality_id = t.municipality_id AND p.receipt_document_id = t.document_id),
    date_trunc('year', t.uploaded_at, 'UTC'))`,
};

export const suppliersKept: KeptRows = {
  table: "accounts_posting",
  of: `t.supplier IS NOT NULL AND ${notHeld("t.subject_type", "t.subject_id")}`,
  from: yearOf("t"),
};

/** Whether an act `a` was on a line of what `h` holds, one that stands or one that was taken out: for `actInHeldCase`. */
export const actOnHeldLine = `a.subject_type = 'posting' AND EXISTS (SELECT FROM (
    SELECT municipality_id, posting_id, subject_type, subject_id FROM udsyn.accounts_posting
    UNION ALL SELECT municipality_id, posting_id, subject_type, subject_id FROM udsyn.accounts_removed_posting) p
  WHERE p.municipality_id = a.municipality_id AND p.posting_id::text = a.subject_id
    AND (p.subject_type, p.subject_id) = (h.subject_type, h.subject_id))`;

/** When a person last booked, or moved a pot's money, as SQL over `t.person_id`: for whoever keeps their name. */
export const lastBookkeeping: readonly string[] = [
  lastActBy("accounts_posting", "created_by", "greatest(a.created_at, a.booked_on::timestamptz)"),
  lastActBy("accounts_movement", "by_actor", "a.at"),
];

/** The lines stand without their receipts, and say why; which they are. */
export async function releaseReceipts(
  tx: Tx,
  municipality: MunicipalityId,
  receipts: readonly DocumentId[],
  why: string,
): Promise<readonly PostingId[]> {
  const { rows } = await sql<{ id: PostingId }>`
    UPDATE udsyn.accounts_posting SET receipt_document_id = NULL, without_receipt = ${why}, version = version + 1
    WHERE municipality_id = ${municipality} AND receipt_document_id = ANY (${[...receipts]}::uuid[])
    RETURNING posting_id AS id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Takes suppliers' names off lines of years before a moment; how many. The lines and their sums stay. */
export async function eraseSuppliers(tx: Tx, municipality: MunicipalityId, before: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    UPDATE udsyn.accounts_posting t SET supplier = NULL, version = version + 1
    WHERE t.municipality_id = ${municipality} AND ${sql.raw(suppliersKept.of ?? "true")}
      AND ${sql.raw(suppliersKept.from)} < ${before}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}
