import { type Fault, fault } from "../../kernel/index.ts";
import type { FileStore, TakenFile } from "../../platform/index.ts";
import { type MediaType, mediaTypeOf } from "./media-type.ts";

/** 20 MB: a phone's photograph or a scanned invoice, with room to spare. */
export const documentBytes = 20 * 1_048_576;

/** A file that came in, looked at and found to be allowed; its bytes are still temporary. */
export interface TakenDocument {
  readonly file: TakenFile;
  readonly mediaType: MediaType;
  readonly fileName: string;
}

/**
 * Takes a file in and looks at what it is. Nothing is left behind of one that is refused: `document-too-big`,
 * `document-empty`, `document-kind` (only PDF and pictures are taken, by their bytes).
 */
export async function takeDocument(
  files: FileStore,
  upload: { readonly fileName: string; readonly bytes: AsyncIterable<Uint8Array> },
): Promise<TakenDocument | Fault> {
  const fileName = safeName(upload.fileName);
  const file = await files.take(upload.bytes, documentBytes);
  if (!file) return fault("document-too-big", { fileName, megabytes: documentBytes / 1_048_576 });
  const mediaType = await mediaTypeOf(file.head);
  if (mediaType) return { file, mediaType, fileName };
  await file.drop();
  return fault(file.size === 0 ? "document-empty" : "document-kind", { fileName });
}

/** A name to show and to offer on download: its last part, without what could lead elsewhere or hide. */
export function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "")
    .trim();
  return clean.slice(0, 150) || "dokument";
}
