import { findCpr } from "../cpr-gate/find-cpr.ts";
import type { FoundKind } from "./file-kind.ts";
import { isDrawnBy, jpegParts, marks } from "./jpeg-parts.ts";
import { lostZero } from "./lost-zero.ts";
import { decoded } from "./read-plain.ts";
import { isWebpPicture, webpFrame, webpParts } from "./webp-parts.ts";

/**
 * A copy without what was found: of text the numbers are blocks, of a picture everything but what it shows is gone. The copy is read
 * like any other file. `null` where nobody here can make one.
 */
export function redactedFile(bytes: Buffer, kind: FoundKind): Buffer | null {
  if (kind === "csv" || kind === "txt") return Buffer.from(withBlocks(decoded(bytes)));
  if (kind === "jpeg") return onlyJpegPicture(bytes);
  if (kind === "png") return onlyPngPicture(bytes);
  return kind === "webp" ? onlyWebpPicture(bytes) : null;
}

const block = "\u2588";

function withBlocks(text: string): string {
  let [out, from] = ["", 0];
  for (const hit of findCpr(text)) {
    out += text.slice(from, hit.from) + text.slice(hit.from, hit.to).replaceAll(/[^\r\n\t;,]/gu, block);
    from = hit.to;
  }
  const rest = out + text.slice(from);
  // A field that is a number with its first zero lost.
  return rest.replaceAll(/[^;,|\t\r\n"]+/g, (field) => (lostZero(field) ? block.repeat(field.length) : field));
}

/** Its frame and its pixels; which way up it is, which EXIF alone says, is said anew. */
function onlyJpegPicture(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [bytes.subarray(0, 2)];
  const turned = orientationOf(bytes);
  if (turned !== null) parts.push(orientationSegment(turned));
  let isDrawn = false;
  const { parts: all } = jpegParts(bytes);
  for (const { kind, marker, bytes: whole, body } of all) {
    if (marker === marks.scan) isDrawn = true;
    // Tables, frames and scans; of what programs add (APPn), the two that say how colours are meant.
    const isOfColours = marker === 0xee && body.toString("latin1", 0, 5) === "Adobe";
    if (kind === "pixels" || isDrawnBy(marker) || isOfColours) parts.push(whole);
  }
  return isDrawn ? Buffer.concat([...parts, Buffer.from([0xff, marks.end])]) : null;
}

function orientationOf(bytes: Buffer): number | null {
  const at = bytes.indexOf("Exif\0\0", 0, "latin1");
  if (at === -1 || at > 70_000) return null;
  const tiff = bytes.subarray(at + 6);
  const little = tiff.toString("latin1", 0, 2) === "II";
  const two = (from: number) =>
    from + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(from) : tiff.readUInt16BE(from);
  const first = tiff.length < 8 ? 0 : little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let nth = 0; nth < Math.min(two(first), 200); nth += 1) {
    const entry = first + 2 + nth * 12;
    const turned = two(entry + 8);
    if (two(entry) === 0x0112) return turned >= 2 && turned <= 8 ? turned : null;
  }
  return null;
}

/** EXIF with one entry: which way up. */
function orientationSegment(turned: number): Buffer {
  const tiff = Buffer.from("4d4d002a000000080001011200030000000100000000" + "00000000", "hex");
  tiff.writeUInt16BE(turned, 18);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
}

const pngNeeds = new Set([
  "IHDR",
  "PLTE",
  "tRNS",
  "gAMA",
  "cHRM",
  "sRGB",
  "sBIT",
  "bKGD",
  "pHYs",
  "acTL",
  "fcTL",
  "fdAT",
  "IDAT",
  "IEND",
]);

function onlyPngPicture(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    const name = bytes.toString("latin1", at + 4, at + 8);
    if (pngNeeds.has(name)) parts.push(bytes.subarray(at, end));
    if (name === "IEND") return Buffer.concat(parts);
    at = end;
  }
  return null;
}

function onlyWebpPicture(bytes: Buffer): Buffer | null {
  const chunks = webpChunks(webpParts(bytes.subarray(12, 8 + bytes.readUInt32LE(4))));
  if (chunks.length === 0) return null;
  const body = Buffer.concat([Buffer.from("WEBP"), ...chunks]);
  return webpChunk("RIFF", body);
}

/** Those that are pixels, in a frame of a moving picture too. */
function webpChunks(parts: ReturnType<typeof webpParts>): readonly Buffer[] {
  return parts.flatMap(({ name, body }) => {
    if (!isWebpPicture(name)) return [];
    const own = Buffer.from(body);
    // What the picture holds is listed first: neither a profile, EXIF nor XMP any more.
    if (name === "VP8X") own[0] = (own[0] ?? 0) & ~0x2c;
    if (name !== "ANMF") return [webpChunk(name, own)];
    return [
      webpChunk(name, Buffer.concat([own.subarray(0, webpFrame), ...webpChunks(webpParts(own.subarray(webpFrame)))])),
    ];
  });
}

function webpChunk(name: string, body: Buffer): Buffer {
  const head = Buffer.from(`${name}\0\0\0\0`, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length & 1)]);
}
