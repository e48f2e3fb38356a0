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

/**
 * What a file is, by its first bytes alone: neither its name nor what the sender calls it is believed. Only of plain text, which
 * has no first bytes of its own, the name says whether it is a table. `null`: not allowed.
 */
export async function mediaTypeOf(
  head: Uint8Array,
  allowed: readonly MediaType[] = mediaTypes,
  fileName = "",
): Promise<MediaType | null> {
  // Loaded with the first file that is handed in.
  const { fileTypeFromBuffer } = await import("file-type");
  const found = await fileTypeFromBuffer(head);
  const type = found ? found.mime : textType(head, fileName);
  return allowed.find((one) => one === type) ?? null;
}

function textType(head: Uint8Array, fileName: string): MediaType | null {
  const [, ending] = /\.(csv|txt)$/i.exec(fileName) ?? [];
  const isText = head.every((one) => one > 31 || (one > 8 && one < 14)) || (head[0] === 0xff && head[1] === 0xfe);
  // What looks like markup is none, whatever it is called: a browser would guess.
  const isMarkup = /^(?:\ufeff)?\s*<|^%!|^#!/.test(new TextDecoder().decode(head.subarray(0, 200)));
  if (!ending || !isText || isMarkup) return null;
  return ending.toLowerCase() === "csv" ? "text/csv" : "text/plain";
}
