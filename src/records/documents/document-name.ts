import type { MediaType } from "./media-type.ts";

const longest = 150;

/** The endings that a name may have for what a file is; one that has another gets the first. */
const endings: Readonly<Record<MediaType, readonly [string, ...string[]]>> = {
  "application/pdf": ["pdf"],
  "image/jpeg": ["jpg", "jpeg", "jpe", "jfif"],
  "image/png": ["png"],
  "image/webp": ["webp"],
  "image/heic": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "image/tiff": ["tif", "tiff"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
  "text/csv": ["csv"],
  "text/plain": ["txt"],
};

/** A name to show and to offer on download: its last part, without what could lead elsewhere or hide. */
export function safeName(given: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .toWellFormed()
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "")
    .trim();
  return clean.slice(0, longest).toWellFormed() || "dokument";
}

/**
 * A safe name that ends as what the file is. The type is told by the first bytes, but a saved file is opened by its name: what
 * begins as a PDF and is named `.hta` or `.bat` would run.
 */
export function typedName(given: string, mediaType: MediaType): string {
  const name = safeName(given);
  const [ending] = endings[mediaType];
  const isOfType = endings[mediaType].some((one) => name.toLowerCase().endsWith(`.${one}`));
  return isOfType ? name : `${name.slice(0, longest - ending.length - 1).toWellFormed()}.${ending}`;
}
