import { type Fault, fault } from "../../kernel/index.ts";
import type { Scan, TakenFile } from "../../platform/index.ts";
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
 * Looks at what came in: `document-too-big`, `document-empty`, `document-kind` (only PDF and pictures are taken, by their
 * bytes), `document-infected`. Without a scanner (`null`) nothing is looked for.
 * @throws ScannerAway when there is one and it does not answer
 */
export async function takeDocument(
  sent: { readonly fileName: string; readonly file: TakenFile | null },
  scan: Scan | null,
): Promise<TakenDocument | Fault> {
  const fileName = safeName(sent.fileName);
  const { file } = sent;
  if (!file) return fault("document-too-big", { fileName, megabytes: documentBytes / 1_048_576 });
  if (file.size === 0) return fault("document-empty", { fileName });
  const mediaType = await mediaTypeOf(file.head);
  if (!mediaType) return fault("document-kind", { fileName });
  const found = scan && (await scan(file.read()));
  return found === null ? { file, mediaType, fileName } : fault("document-infected", { fileName, found });
}

/** A name to show and to offer on download: its last part, without what could lead elsewhere or hide. */
export function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "")
    .trim();
  return clean.slice(0, 150).toWellFormed() || "dokument";
}
