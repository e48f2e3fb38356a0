/** A part of a JPEG in its order: a segment, the pixels after a scan's head, or what lies where nothing belongs. */
interface JpegPart {
  readonly kind: "segment" | "pixels" | "stray";
  /** What a segment is; 0 of what is none. */
  readonly marker: number;
  /** As it lies in the file, a segment's marker and length too. */
  readonly bytes: Buffer;
  /** What a segment holds. */
  readonly body: Buffer;
}

export const marks = { end: 0xd9, scan: 0xda } as const;

/** Every part of a JPEG up to its end, those between and after its scans too; and where it ends, if it says so. */
export function jpegParts(bytes: Buffer): { readonly parts: readonly JpegPart[]; readonly end: number | null } {
  const parts: JpegPart[] = [];
  const none = Buffer.alloc(0);
  const between = (kind: "pixels" | "stray", from: number, to: number) => {
    if (to > from) parts.push({ kind, marker: 0, bytes: bytes.subarray(from, to), body: none });
  };
  for (let at = 2; at < bytes.length; ) {
    const next = markerFrom(bytes, at, isAlone);
    between("stray", at, next);
    const marker = bytes[next + 1];
    if (marker === undefined) break;
    if (marker === marks.end) return { parts, end: next + 2 };
    const length = next + 4 <= bytes.length ? bytes.readUInt16BE(next + 2) : 0;
    const to = Math.min(bytes.length, next + 2 + Math.max(2, length));
    parts.push({ kind: "segment", marker, bytes: bytes.subarray(next, to), body: bytes.subarray(next + 4, to) });
    at = to;
    if (marker !== marks.scan) continue;
    at = markerFrom(bytes, to, isOfPixels);
    between("pixels", to, at);
  }
  return { parts, end: null };
}

/** A byte of pixels that looks like a marker, and the marks from which a picture can be read on. */
function isOfPixels(sign: number): boolean {
  return sign === 0 || (sign >= 0xd0 && sign <= 0xd7);
}

/** Marks that have no length: what follows them is none of theirs. */
function isAlone(sign: number): boolean {
  return sign <= 0x01 || (sign >= 0xd0 && sign <= 0xd8);
}

/** Where the next marker stands; the end of the file where there is none. */
function markerFrom(bytes: Buffer, from: number, isNone: (sign: number) => boolean): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const sign = bytes[at + 1] ?? 0;
    if (sign !== 0xff && !isNone(sign)) return at;
  }
  return bytes.length;
}

/** What a picture is drawn by: frames and tables, and the heads of its scans. */
export function isDrawnBy(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xdf;
}
