import type { FoundKind, ReadKind } from "../file-review/file-kind.ts";

/**
 * What may be handed in as a receipt: paper and pictures of paper. Nothing that a browser or an office program
 * could run, and nothing whose look changes with the program or the day it is opened (office files, mails, web pages).
 */
export const mediaTypes = [
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/heic",
  "image/heif",
  "image/tiff",
] as const;

/**
 * What may be handed in as an annex: what everybody can open, and what is read for what it says before anybody else does. Office
 * files too, without macros; they are saved rather than shown.
 */
export const annexTypes = [
  "application/pdf",
  "image/jpeg",
  "image/png",
  "image/webp",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  "application/vnd.oasis.opendocument.text",
  "application/vnd.oasis.opendocument.spreadsheet",
  "text/csv",
  "text/plain",
] as const;

export type MediaType = (typeof mediaTypes)[number] | (typeof annexTypes)[number];

/** What a file is, by its first bytes alone: neither its name nor what the sender calls it is believed. `null`: not allowed. */
export async function mediaTypeOf({ head }: { readonly head: Uint8Array }): Promise<MediaType | null> {
  // Loaded with the first file that is handed in.
  const { fileTypeFromBuffer } = await import("file-type");
  const found = await fileTypeFromBuffer(head);
  return mediaTypes.find((one) => one === found?.mime) ?? null;
}

const typeOfKind: Readonly<Record<ReadKind, (typeof annexTypes)[number]>> = {
  pdf: "application/pdf",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  odt: "application/vnd.oasis.opendocument.text",
  ods: "application/vnd.oasis.opendocument.spreadsheet",
  csv: "text/csv",
  txt: "text/plain",
};

/**
 * What an annex is, as the reader found it by its bytes. Plain text has none of its own, so that its name says whether it is
 * meant as such. `null`: not allowed.
 */
export function annexType(kind: FoundKind, fileName: string): MediaType | null {
  if (kind === "zip" || kind === "xml" || kind === "unknown") return null;
  if ((kind === "csv" || kind === "txt") && !/\.(?:csv|tsv|txt)$/i.test(fileName)) return null;
  return typeOfKind[kind];
}
