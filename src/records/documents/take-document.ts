import { type Fault, fault } from "../../kernel/index.ts";
import type { Scan, TakenFile } from "../../platform/index.ts";
import { safeName, typedName } from "./document-name.ts";
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
 * Looks at what came in: `document-too-big`, `document-empty`, `document-kind` (only PDF and pictures are taken, or what `typeOf`
 * allows, by the bytes), `document-infected`. Without a scanner (`null`) nothing is looked for.
 * @throws ScannerAway when there is one and it does not answer
 */
export async function takeDocument(
  sent: { readonly fileName: string; readonly file: TakenFile | null },
  scan: Scan | null,
  typeOf: (file: TakenFile) => Promise<MediaType | null> = mediaTypeOf,
): Promise<TakenDocument | Fault> {
  const fileName = safeName(sent.fileName);
  const { file } = sent;
  if (!file) return fault("document-too-big", { fileName, megabytes: documentBytes / 1_048_576 });
  if (file.size === 0) return fault("document-empty", { fileName });
  const mediaType = await typeOf(file);
  if (!mediaType) return fault("document-kind", { fileName });
  const found = scan && (await scan(file.read()));
  if (found !== null) return fault("document-infected", { fileName, found });
  return { file, mediaType, fileName: typedName(fileName, mediaType) };
}
