import { fileTypeFromBuffer } from "file-type";

/** What may be handed in as a receipt or an annex. Nothing that a browser or an office program could run. */
const mediaTypes = ["application/pdf", "image/jpeg", "image/png", "image/webp", "image/heic"] as const;
export type MediaType = (typeof mediaTypes)[number];

/** What a file is, by its first bytes alone: neither its name nor what the sender calls it is believed. `null`: not allowed. */
export async function mediaTypeOf(head: Uint8Array): Promise<MediaType | null> {
  const found = await fileTypeFromBuffer(head);
  return mediaTypes.find((one) => one === found?.mime) ?? null;
}
