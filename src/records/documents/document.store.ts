import { sql } from "kysely";
import { type Id, NotFound } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
import { notHeld } from "../holds/hold.store.ts";
import { typedName } from "./document-name.ts";
import type { MediaType } from "./media-type.ts";

export type DocumentId = Id<"document">;

export interface StoredDocument {
  readonly id: DocumentId;
  readonly subject: { readonly type: string; readonly id: string };
  readonly sha256: string;
  readonly mediaType: MediaType;
  readonly fileName: string;
  readonly size: number;
  readonly uploadedAt: Date;
  readonly uploadedBy: string;
  /** Since when it is put away; it is erased for good some days after. */
  readonly removedAt: Date | null;
}

interface DocumentTables {
  recordsDocument: {
    municipalityId: MunicipalityId;
    documentId: DocumentId;
    subjectType: string;
    subjectId: string;
    sha256: string;
    mediaType: MediaType;
    fileName: string;
    size: bigint;
    uploadedAt: Date;
    uploadedBy: string;
    removedAt: Date | null;
  };
}

type Row = DocumentTables["recordsDocument"];

function read({ municipalityId: _, documentId, subjectType, subjectId, size, ...rest }: Row): StoredDocument {
  // Also for what was handed in before names followed the type.
  const fileName = typedName(rest.fileName, rest.mediaType);
  return { ...rest, id: documentId, subject: { type: subjectType, id: subjectId }, size: Number(size), fileName };
}

export async function addDocument(tx: Tx, municipalityId: MunicipalityId, document: StoredDocument): Promise<void> {
  const { id, subject, size, ...rest } = document;
  await working<DocumentTables>(tx)
    .insertInto("recordsDocument")
    .values({
      municipalityId,
      documentId: id,
      subjectType: subject.type,
      subjectId: subject.id,
      size: BigInt(size),
      ...rest,
    })
    .execute();
}

/** One document, put away or not; `null` when it is erased or never was. */
export async function findDocument(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: DocumentId,
): Promise<StoredDocument | null> {
  const row = await working<DocumentTables>(tx)
    .selectFrom("recordsDocument")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("documentId", "=", id)
    .executeTakeFirst();
  return row ? read(row) : null;
}

/** One document, put away or not. @throws NotFound `document-unknown` */
export async function readDocument(tx: Tx, municipalityId: MunicipalityId, id: DocumentId): Promise<StoredDocument> {
  const found = await findDocument(tx, municipalityId, id);
  if (!found) throw new NotFound("document-unknown");
  return found;
}

/** A subject's documents in the order they came, those put away too. @param how `hold` keeps them from being erased meanwhile */
export async function documentsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: StoredDocument["subject"],
  how: "read" | "hold" = "read",
): Promise<readonly StoredDocument[]> {
  const rows = await working<DocumentTables>(tx)
    .selectFrom("recordsDocument")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id)
    .orderBy("documentId")
    .$if(how === "hold", (query) => query.forUpdate())
    .execute();
  return rows.map(read);
}

/** Has a document lie with another subject. */
export async function moveDocument(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: DocumentId,
  { type, id: subjectId }: StoredDocument["subject"],
): Promise<void> {
  await working<DocumentTables>(tx)
    .updateTable("recordsDocument")
    .set({ subjectType: type, subjectId })
    .where("municipalityId", "=", municipalityId)
    .where("documentId", "=", id)
    .execute();
}

/** Puts documents away from a moment on, or brings them back (`null`). */
export async function putAway(
  tx: Tx,
  municipalityId: MunicipalityId,
  ids: readonly DocumentId[],
  removedAt: Date | null,
): Promise<void> {
  if (ids.length === 0) return;
  await working<DocumentTables>(tx)
    .updateTable("recordsDocument")
    .set({ removedAt })
    .where("municipalityId", "=", municipalityId)
    .where("documentId", "in", ids)
    .execute();
}

/** A document `t` of no held case, as SQL: what lies with a case's accounts (`trip-accounts`) or is an annex of it (`trip-annexes`) is in the case. */
export const documentNotHeld = notHeld("regexp_replace(t.subject_type, '-(accounts|annexes)$', '')", "t.subject_id");

/** Erases what was put away before a moment, but for what lies in a held case. Their bytes go with `eraseLooseBytes`. */
export async function erasePutAway(
  tx: Tx,
  municipalityId: MunicipalityId,
  before: Date,
): Promise<readonly DocumentId[]> {
  const rows = await working<DocumentTables>(tx)
    .deleteFrom("recordsDocument as t")
    .where("t.municipalityId", "=", municipalityId)
    .where("t.removedAt", "<", before)
    .where(sql<boolean>`${sql.raw(documentNotHeld)}`)
    .returning("t.documentId")
    .execute();
  return rows.map((one) => one.documentId);
}

/** Erases all documents of subjects that are no more themselves, put away or not. */
export async function eraseDocumentsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  type: string,
  subjects: readonly string[],
): Promise<readonly DocumentId[]> {
  if (subjects.length === 0) return [];
  const rows = await working<DocumentTables>(tx)
    .deleteFrom("recordsDocument")
    .where("municipalityId", "=", municipalityId)
    .where("subjectType", "=", type)
    .where("subjectId", "in", subjects)
    .returning("documentId")
    .execute();
  return rows.map((one) => one.documentId);
}

/** Erases one document, whether or not it was put away: one that had been erased before this database was restored. */
export async function eraseDocument(tx: Tx, municipalityId: MunicipalityId, id: DocumentId): Promise<void> {
  await working<DocumentTables>(tx)
    .deleteFrom("recordsDocument")
    .where("municipalityId", "=", municipalityId)
    .where("documentId", "=", id)
    .execute();
}

/** Which of these bytes some document still is. */
export async function hashesInUse(
  tx: Tx,
  municipalityId: MunicipalityId,
  hashes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const rows = await working<DocumentTables>(tx)
    .selectFrom("recordsDocument")
    .select("sha256")
    .distinct()
    .where("municipalityId", "=", municipalityId)
    .where("sha256", "in", hashes)
    .execute();
  return new Set(rows.map((one) => one.sha256));
}
