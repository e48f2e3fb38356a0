import { newId } from "../../kernel/index.ts";
import type { MunicipalityId, Tx } from "../../platform/index.ts";
import { addDocument, documentsOf, holdBytes, putAway, type StoredDocument } from "./document.store.ts";
import type { TakenDocument } from "./take-document.ts";

/**
 * Keeps a document with its subject, bytes and row. The same bytes once more are the document that is there already,
 * brought back where it was put away; `came` says which.
 */
export async function keepDocument(
  tx: Tx,
  municipality: MunicipalityId,
  taken: TakenDocument,
  about: { readonly subject: StoredDocument["subject"]; readonly by: string; readonly now: Date },
): Promise<{ readonly document: StoredDocument; readonly came: "new" | "back" | "again" }> {
  const { file, mediaType, fileName } = taken;
  await holdBytes(tx, municipality, "keeping");
  await file.keep(municipality);
  const known = (await documentsOf(tx, municipality, about.subject)).find((one) => one.sha256 === file.sha256);
  if (known) {
    await putAway(tx, municipality, [known.id], null);
    return { document: { ...known, removedAt: null }, came: known.removedAt ? "back" : "again" };
  }
  const document: StoredDocument = {
    id: newId(about.now.getTime()),
    subject: about.subject,
    sha256: file.sha256,
    mediaType,
    fileName,
    size: file.size,
    uploadedAt: about.now,
    uploadedBy: about.by,
    removedAt: null,
  };
  await addDocument(tx, municipality, document);
  return { document, came: "new" };
}
