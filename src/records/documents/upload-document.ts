import { newId } from "../../kernel/index.ts";
import { type Db, inMunicipality, type MunicipalityId } from "../../platform/index.ts";
import type { TakenDocument } from "./take-document.ts";
import { beginUpload, holdBytes, type UploadId } from "./upload.store.ts";

/** A document whose bytes lie where they are kept, and are nobody's yet: `keepDocument` makes them somebody's. */
export interface UploadedDocument extends Pick<TakenDocument, "mediaType" | "fileName"> {
  readonly upload: UploadId;
  readonly sha256: string;
  readonly size: number;
}

/**
 * Puts what came in where it is kept, before anything is locked: 20 MB may take a bucket as many seconds. That it is on its way is
 * written first, so that no sweep takes it. What is broken off here, or refused afterwards, leaves at most loose bytes, which the
 * sweep takes some hours later.
 * @throws FilesAway
 */
export async function uploadDocument(
  db: Db,
  municipality: MunicipalityId,
  { file, mediaType, fileName }: TakenDocument,
  now: Date,
): Promise<UploadedDocument> {
  const { sha256, size } = file;
  const upload: UploadId = newId(now.getTime());
  await inMunicipality(db, municipality, async (tx) => {
    // Where a sweep is just taking the same bytes away, they are put anew after it.
    await holdBytes(tx, municipality, sha256, "keeping");
    await beginUpload(tx, municipality, { id: upload, sha256, size, begunAt: now });
  });
  await file.keep(municipality);
  return { upload, sha256, size, mediaType, fileName };
}
