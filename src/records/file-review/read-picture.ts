import { inflateSync } from "node:zlib";
import { isDrawnBy, jpegParts, marks } from "./jpeg-parts.ts";
import { throwOurs } from "./our-fault.ts";
import type { Reading } from "./reading.ts";
import { twoByteLetters } from "./two-byte-letters.ts";
import { isWebpPicture, webpFrame, webpParts } from "./webp-parts.ts";

interface Segment {
  readonly name: string;
  readonly bytes: Buffer;
}

/**
 * What a picture says beside its pixels: EXIF, XMP, IPTC, comments, text chunks, and where it was taken. What the pixels show no
 * machine here reads: a person looks.
 */
export function readPicture(bytes: Buffer, kind: "jpeg" | "png" | "webp", at: string, reading: Reading): void {
  reading.unread("picture", at);
  const { segments, end } =
    kind === "jpeg" ? jpegSegments(bytes) : kind === "png" ? pngChunks(bytes, reading, at) : webpChunks(bytes);
  if (end < bytes.length) segments.push({ name: "after", bytes: bytes.subarray(end) });
  // A smaller picture of the same, or another after it, as phones and cameras write them: it may show what this one no longer does.
  if (end < bytes.length - 64 || segments.some(holdsPicture)) reading.unread("data-beside", at);
  for (const { name, bytes: said } of segments) {
    reading.text("metadata", at, ...letters(said));
    if (name !== "after" && hasPosition(said)) reading.hit("position", "metadata", at);
  }
}

/** Whatever is none of its frames, tables and pixels, and where the file should end. */
function jpegSegments(bytes: Buffer): { segments: Segment[]; end: number } {
  const { parts, end } = jpegParts(bytes);
  const segments = parts.flatMap(({ kind, marker, bytes: whole, body }): Segment[] => {
    if (kind === "stray") return [{ name: "stray", bytes: whole }];
    return kind === "segment" && !isDrawnBy(marker) ? [{ name: marker.toString(16), bytes: body }] : [];
  });
  // One that is cut off says nowhere where it ends, unless by its last bytes.
  const last = bytes.lastIndexOf(Buffer.from([0xff, marks.end]));
  return { segments, end: end ?? (last === -1 ? bytes.length : last + 2) };
}

const [jpegBegins, pngBegins] = [Buffer.from([0xff, 0xd8, 0xff]), Buffer.from("\x89PNG\r\n", "latin1")];

/** A whole picture in what a picture says beside its pixels; one of plain colours right after the marks of JFIF too. */
function holdsPicture({ name, bytes }: Segment): boolean {
  if (bytes.includes(jpegBegins) || bytes.includes(pngBegins)) return true;
  const [format, wide = 0, high = 0] = [bytes.toString("latin1", 0, 5), bytes[12], bytes[13]];
  return name === "e0" && (format === "JFXX\0" || (format === "JFIF\0" && wide > 0 && high > 0));
}

const pixelChunks = ["IDAT", "fdAT", "PLTE", "IEND"];

function pngChunks(bytes: Buffer, reading: Reading, at: string): { segments: Segment[]; end: number } {
  const segments: Segment[] = [];
  let from = 8;
  while (from + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(from);
    const name = bytes.toString("latin1", from + 4, from + 8);
    const body = bytes.subarray(from + 8, from + 8 + length);
    from += 12 + length;
    if (!pixelChunks.includes(name)) segments.push({ name, bytes: unpackedChunk(name, body, reading, at) });
    if (name === "IEND") break;
  }
  return { segments, end: Math.min(from, bytes.length) };
}

/** A chunk of packed text, its keyword before what it says. */
function unpackedChunk(name: string, body: Buffer, reading: Reading, at: string): Buffer {
  const key = body.indexOf(0);
  const isPacked = name === "zTXt" || name === "iCCP" || (name === "iTXt" && body[key + 1] === 1);
  if (key === -1 || !isPacked) return body;
  const parts = name === "iTXt" ? body.indexOf(0, body.indexOf(0, key + 3) + 1) + 1 : key + 2;
  try {
    const text = inflateSync(body.subarray(parts), {
      maxOutputLength: Math.max(1, Math.min(reading.room, 16 * 1_048_576)),
    });
    return reading.mayUnpack(text.length, at)
      ? Buffer.concat([body.subarray(0, parts), Buffer.from("\n"), text])
      : body;
  } catch (error) {
    throwOurs(error);
    reading.unread("packing", at);
    return body;
  }
}

function webpChunks(bytes: Buffer): { segments: Segment[]; end: number } {
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const chunks = webpParts(bytes.subarray(12, end)).flatMap(({ name, body }) =>
    name === "ANMF" ? webpParts(body.subarray(webpFrame)) : [{ name, body }],
  );
  const segments = chunks.flatMap(({ name, body }) => (isWebpPicture(name) ? [] : [{ name, bytes: body }]));
  return { segments, end };
}

/** As one byte a letter, as UTF-8, and as two bytes either way: programs write their words in each. */
function letters(bytes: Buffer): readonly string[] {
  const plain = (text: string) => text.replaceAll(/[\p{Cc}\ufffd]+/gu, "\n");
  return [
    plain(bytes.toString("utf8")),
    plain(bytes.toString("latin1")),
    ...[0, 1].map((from) => plain(twoByteLetters(bytes.subarray(from)))),
  ];
}

/** A place on earth: the tag of EXIF that leads to one, or XMP's words for it. */
function hasPosition(bytes: Buffer): boolean {
  if (/GPS(?:Latitude|Longitude)/.test(bytes.toString("latin1"))) return true;
  const start = bytes.subarray(0, 6).toString("latin1") === "Exif\0\0" ? 6 : 0;
  const tiff = bytes.subarray(start);
  const order = tiff.toString("latin1", 0, 4);
  if (order !== "II*\0" && order !== "MM\0*") return false;
  const little = order.startsWith("II");
  const [two, four] = [
    (from: number) => (from + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(from) : tiff.readUInt16BE(from)),
    (from: number) => (from + 4 > tiff.length ? 0 : little ? tiff.readUInt32LE(from) : tiff.readUInt32BE(from)),
  ];
  const first = four(4);
  for (let nth = 0; nth < two(first); nth += 1) {
    const entry = first + 2 + nth * 12;
    if (entry + 12 > tiff.length) return false;
    if (two(entry) === 0x8825) return two(four(entry + 8)) > 0;
  }
  return false;
}
