import type { Formats } from "../../platform/index.ts";

const kinds: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
  "application/vnd.oasis.opendocument.text": "OpenDocument",
  "application/vnd.oasis.opendocument.spreadsheet": "OpenDocument",
  "text/csv": "CSV",
  "text/plain": "TXT",
};

/** What a file is, by the name that people know it by; the same in every language. */
export function fileKind(mediaType: string): string {
  return kinds[mediaType] ?? mediaType.replace("image/", "").toUpperCase();
}

/** `12 kB`, `3,4 MB` */
export function fileWeight(bytes: number, f: Pick<Formats, "number">): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1_024))} kB` : `${f.number(bytes / 1_048_576, 1)} MB`;
}
