import { Conflict, NotFound } from "../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../platform/index.ts";
import type { AccountsTables } from "./accounts.tables.ts";
import type { Posting, PostingId } from "./posting.ts";
import type { AccountsSubject } from "./subject.ts";

/** Postings of a municipality, before they are narrowed. */
export function postings(tx: Tx, municipalityId: MunicipalityId) {
  return working<AccountsTables>(tx)
    .selectFrom("accountsPosting")
    .select(["postingId", "subjectType", "subjectId", "category", "label", "hundredths", "amountText", "currency"])
    .select([
      "rate",
      "rateVersion",
      "homeHundredths",
      "vat",
      "bookedOn",
      "text",
      "supplier",
      "supplierId",
      "period",
      "voucher",
      "accountString",
      "payer",
      "reference",
    ])
    .select(["receiptDocumentId", "withoutReceipt", "neverPublic", "version", "createdAt", "createdBy"])
    .where("municipalityId", "=", municipalityId);
}

type Row = Awaited<ReturnType<ReturnType<typeof postings>["executeTakeFirstOrThrow"]>>;

/** A stored row as a posting. */
export function read({ postingId, subjectType, subjectId, ...rest }: Row): Posting {
  const subject = subjectType && subjectId ? { type: subjectType, id: subjectId } : null;
  return { id: postingId, subject, ...rest };
}

function written({ id, subject, ...rest }: Posting) {
  return { postingId: id, subjectType: subject?.type ?? null, subjectId: subject?.id ?? null, ...rest };
}

/** One posting, its row held until the transaction ends. @throws NotFound `posting-unknown` */
export async function holdPosting(tx: Tx, municipalityId: MunicipalityId, id: PostingId): Promise<Posting> {
  const row = await postings(tx, municipalityId).where("postingId", "=", id).forUpdate().executeTakeFirst();
  if (!row) throw new NotFound("posting-unknown");
  return read(row);
}

/** Postings, their rows held in the order of their ids: of two who hold several none waits for the other. What is gone is left out. */
export async function holdPostings(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly PostingId[],
): Promise<readonly Posting[]> {
  if (ids.length === 0) return [];
  const held = postings(tx, municipalityId).where("postingId", "in", ids).orderBy("postingId").forUpdate();
  return (await held.execute()).map(read);
}

/** Every posting of a subject, in the order they were entered. */
export async function postingsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: AccountsSubject,
): Promise<readonly Posting[]> {
  const rows = await postings(tx, municipalityId)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id)
    .orderBy("postingId")
    .execute();
  return rows.map(read);
}

/** The lines that a receipt shows. */
export async function linesShowing(
  tx: Tx,
  municipalityId: MunicipalityId,
  receipt: NonNullable<Posting["receiptDocumentId"]>,
): Promise<readonly PostingId[]> {
  const rows = await postings(tx, municipalityId).where("receiptDocumentId", "=", receipt).execute();
  return rows.map(({ postingId }) => postingId);
}

export async function postingsOfAll(
  tx: Tx,
  municipalityId: MunicipalityId,
  subjectType: string,
  ids: readonly string[],
): Promise<readonly Posting[]> {
  if (ids.length === 0) return [];
  const rows = await postings(tx, municipalityId)
    .where("subjectType", "=", subjectType)
    .where("subjectId", "in", [...ids])
    .orderBy("postingId")
    .execute();
  return rows.map(read);
}

/** A page of the pool: after a line, or from one on. */
export interface PoolPage {
  readonly limit: number;
  readonly after?: PostingId | null;
  readonly from?: PostingId | null;
}

export async function unassignedPage(
  tx: Tx,
  municipalityId: MunicipalityId,
  { limit, after = null, from = null }: PoolPage,
): Promise<{ readonly items: readonly Posting[]; readonly next: PostingId | null }> {
  let query = postings(tx, municipalityId)
    .where("subjectId", "is", null)
    .orderBy("postingId", "desc")
    .limit(limit + 1);
  if (after) query = query.where("postingId", "<", after);
  if (from) query = query.where("postingId", "<=", from);
  const rows = (await query.execute()).map(read);
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** How many lines have no subject, without reading them. */
export async function countUnassigned(tx: Tx, municipalityId: MunicipalityId): Promise<number> {
  const { n } = await working<AccountsTables>(tx)
    .selectFrom("accountsPosting")
    .select((on) => on.fn.countAll<string>().as("n"))
    .where("municipalityId", "=", municipalityId)
    .where("subjectId", "is", null)
    .executeTakeFirstOrThrow();
  return Number(n);
}

export async function insertPosting(tx: Tx, municipalityId: MunicipalityId, posting: Posting): Promise<void> {
  await working<AccountsTables>(tx)
    .insertInto("accountsPosting")
    .values({ municipalityId, ...written(posting) })
    .execute();
}

/** Stores a posting that was read as version `posting.version`, as the next one. @throws Conflict `version-passed` */
export async function savePosting(tx: Tx, municipalityId: MunicipalityId, posting: Posting): Promise<Posting> {
  const next = { ...posting, version: posting.version + 1 };
  const { numUpdatedRows } = await working<AccountsTables>(tx)
    .updateTable("accountsPosting")
    .set(written(next))
    .where("municipalityId", "=", municipalityId)
    .where("postingId", "=", posting.id)
    .where("version", "=", posting.version)
    .executeTakeFirstOrThrow();
  if (numUpdatedRows === 0n) throw new Conflict("version-passed");
  return next;
}

export async function deletePosting(tx: Tx, municipalityId: MunicipalityId, id: PostingId): Promise<void> {
  await working<AccountsTables>(tx)
    .deleteFrom("accountsPosting")
    .where("municipalityId", "=", municipalityId)
    .where("postingId", "=", id)
    .execute();
}
