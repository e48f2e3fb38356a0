import { sql } from "kysely";
import type { MunicipalityId, Tx } from "../platform/index.ts";
import type { Posting, PostingFacts, PostingId } from "./posting.ts";

/** A line of an imported ledger; `sourceKey` names it across imports. */
export type ImportedPosting = Pick<Posting, "id" | "subject"> & ImportedFacts & { readonly sourceKey: string };

/** What a ledger tells of a line. Receipts are added at the desk, and a voucher or an account string that it does not tell. */
export type ImportedFacts = Pick<
  PostingFacts,
  "category" | "label" | "hundredths" | "amountText" | "currency" | "homeHundredths" | "bookedOn" | "text" | "payer"
> &
  Pick<
    PostingFacts,
    "supplier" | "supplierId" | "period" | "voucher" | "accountString" | "reference" | "rate" | "rateVersion" | "vat"
  >;

const columns = sql.raw(`"id" uuid, "subjectType" text, "subjectId" uuid, "sourceKey" text, "category" text,
  "label" text, "hundredths" bigint, "amountText" text, "currency" text, "rate" text, "rateVersion" text, "homeHundredths" bigint, "bookedOn" date, "text" text,
  "supplier" text, "supplierId" text, "period" text, "voucher" text, "accountString" text, "payer" text, "reference" text, "vat" text`);

function asJson(postings: readonly object[]): string {
  return JSON.stringify(postings, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

function withSubject<Row extends Pick<Posting, "subject">>({ subject, ...rest }: Row) {
  return { ...rest, subjectType: subject?.type ?? null, subjectId: subject?.id ?? null };
}

/** New lines in one statement: a ledger has a million. */
export async function addImportedPostings(
  tx: Tx,
  municipalityId: MunicipalityId,
  postings: readonly ImportedPosting[],
  { now, by }: { readonly now: Date; readonly by: string },
): Promise<void> {
  if (postings.length === 0) return;
  const rows = postings.map(withSubject);
  await sql`
    INSERT INTO udsyn.accounts_posting (municipality_id, posting_id, subject_type, subject_id, source_key, category,
      label, hundredths, amount_text, currency, rate, rate_version, home_hundredths, booked_on, text, supplier, supplier_id, period, voucher, account_string,
      payer, reference, vat, created_at, created_by)
    SELECT ${municipalityId}, n.*, ${now}, ${by}
    FROM json_to_recordset(${asJson(rows)}::json) AS n (${columns})`.execute(tx);
}

/** A line as its ledger has it now: where it lies, and with which receipt, too. */
type ChangedPosting = ImportedFacts & Pick<Posting, "id" | "subject" | "receiptDocumentId">;

/** Lines brought up to date with their ledger, each one version on. */
export async function changeImportedPostings(
  tx: Tx,
  municipalityId: MunicipalityId,
  postings: readonly ChangedPosting[],
): Promise<void> {
  if (postings.length === 0) return;
  await sql`
    UPDATE udsyn.accounts_posting p SET version = p.version + 1, category = n."category", label = n."label",
      hundredths = n."hundredths", amount_text = n."amountText", currency = n."currency",
      rate = n."rate", rate_version = n."rateVersion", home_hundredths = n."homeHundredths", booked_on = n."bookedOn", text = n."text", supplier = n."supplier",
      supplier_id = n."supplierId", period = n."period", voucher = coalesce(n."voucher", p.voucher),
      account_string = coalesce(n."accountString", p.account_string), payer = n."payer", reference = n."reference", vat = n."vat",
      subject_type = n."subjectType", subject_id = n."subjectId", receipt_document_id = n."receiptDocumentId"
    FROM json_to_recordset(${asJson(postings.map(withSubject))}::json) AS n (${columns}, "receiptDocumentId" uuid)
    WHERE p.municipality_id = ${municipalityId} AND p.posting_id = n."id"`.execute(tx);
}

/** Whether a line came from a ledger's file, which knows it by its key. */
export async function isFromLedger(tx: Tx, municipalityId: MunicipalityId, id: PostingId): Promise<boolean> {
  const { rows } = await sql`SELECT FROM udsyn.accounts_posting
    WHERE municipality_id = ${municipalityId} AND posting_id = ${id} AND source_key IS NOT NULL`.execute(tx);
  return rows.length > 0;
}
