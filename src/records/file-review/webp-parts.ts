/** A chunk of a WebP in its order. */
interface WebpPart {
  readonly name: string;
  readonly body: Buffer;
}

/** What stands in a moving picture's frame (`ANMF`) before the chunks of its own: its place and how long it stays. */
export const webpFrame = 16;

/** The chunks in a row of them: the file's own, or those of one frame. What is left of one that is cut off is part of it. */
export function webpParts(bytes: Buffer): readonly WebpPart[] {
  const parts: WebpPart[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    parts.push({ name: bytes.toString("latin1", at, at + 4), body: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length & 1);
  }
  return parts;
}

/** Whether a chunk is pixels, or how they are meant. */
export function isWebpPicture(name: string): boolean {
  return /^(?:VP8[ LX]|ALPH|ANIM|ANMF)$/.test(name);
}
