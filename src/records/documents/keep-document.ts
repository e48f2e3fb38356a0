import { newId } from "../../kernel/index.ts";
import { FilesAway, type MunicipalityId, type Tx } from "../../platform/index.ts";
import { addDocument, documentsOf, putAway, type StoredDocument } from "./document.store.ts";
import { endUpload, holdBytes } from "./upload.store.ts";
import type { UploadedDocument } from "./upload-document.ts";

/**
 * Keeps an uploaded document with its subject. The same bytes once more are the document that is there already, brought back
 * where it was put away; `came` says which.
 * @throws FilesAway where the upload was so long on its way that its bytes may be swept away: it is to be sent again
 */
export async function keepDocument(
  tx: Tx,
  municipality: MunicipalityId,
  uploaded: UploadedDocument,
  about: { readonly subject: StoredDocument["subject"]; readonly by: string; readonly now: Date },
): Promise<{ readonly document: StoredDocument; readonly came: "new" | "back" | "again" }> {
  const { upload, ...file } = uploaded;
  await holdBytes(tx, municipality, file.sha256, "keeping");
  if (!(await endUpload(tx, municipality, upload))) throw new FilesAway("the upload is no longer under way");
  const documents = await documentsOf(tx, municipality, about.subject, "hold");
  const known = documents.find((one) => one.sha256 === file.sha256);
  if (known) {
    await putAway(tx, municipality, [known.id], null);
    return { document: { ...known, removedAt: null }, came: known.removedAt ? "back" : "again" };
  }
  const document: StoredDocument = {
    id: newId(about.now.getTime()),
    subject: about.subject,
    ...file,
    uploadedAt: about.now,
    uploadedBy: about.by,
    removedAt: null,
  };
  await addDocument(tx, municipality, document);
  return { document, came: "new" };
}
