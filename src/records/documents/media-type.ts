/**
 * What may be handed in as a receipt or an annex: paper and pictures of paper. Nothing that a browser or an office program
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
export type MediaType = (typeof mediaTypes)[number];

/** What a file is, by its first bytes alone: neither its name nor what the sender calls it is believed. `null`: not allowed. */
export async function mediaTypeOf(head: Uint8Array): Promise<MediaType | null> {
  // Loaded with the first file that is handed in.
  const { fileTypeFromBuffer } = await import("file-type");
  const found = await fileTypeFromBuffer(head);
  return mediaTypes.find((one) => one === found?.mime) ?? null;
}
