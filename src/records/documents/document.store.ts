import { type Id, NotFound } from "../../kernel/index.ts";
import { type MunicipalityId, type Tx, working } from "../../platform/index.ts";
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
  };
}

type Row = DocumentTables["recordsDocument"];

function read({ municipalityId: _, documentId, subjectType, subjectId, size, ...rest }: Row): StoredDocument {
  return { id: documentId, subject: { type: subjectType, id: subjectId }, size: Number(size), ...rest };
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

/** @throws NotFound `document-unknown` */
export async function readDocument(tx: Tx, municipalityId: MunicipalityId, id: DocumentId): Promise<StoredDocument> {
  const row = await working<DocumentTables>(tx)
    .selectFrom("recordsDocument")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("documentId", "=", id)
    .executeTakeFirst();
  if (!row) throw new NotFound("document-unknown");
  return read(row);
}

export async function documentsOf(
  tx: Tx,
  municipalityId: MunicipalityId,
  subject: StoredDocument["subject"],
): Promise<readonly StoredDocument[]> {
  const rows = await working<DocumentTables>(tx)
    .selectFrom("recordsDocument")
    .selectAll()
    .where("municipalityId", "=", municipalityId)
    .where("subjectType", "=", subject.type)
    .where("subjectId", "=", subject.id)
    .orderBy("documentId")
    .execute();
  return rows.map(read);
}

/** Removes a document; whether its bytes are anybody else's still. */
export async function removeDocument(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: DocumentId,
): Promise<{ readonly bytesFree: boolean }> {
  const db = working<DocumentTables>(tx);
  const { sha256 } = await db
    .deleteFrom("recordsDocument")
    .where("municipalityId", "=", municipalityId)
    .where("documentId", "=", id)
    .returning("sha256")
    .executeTakeFirstOrThrow(() => new NotFound("document-unknown"));
  const other = await db
    .selectFrom("recordsDocument")
    .select("documentId")
    .where("municipalityId", "=", municipalityId)
    .where("sha256", "=", sha256)
    .executeTakeFirst();
  return { bytesFree: other === undefined };
}
