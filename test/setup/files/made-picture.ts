import { crc32, deflateSync } from "node:zlib";
import type { Plant } from "./made-office.ts";

function chunk(name: string, body: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(said));
  return Buffer.concat([length, said, sum]);
}

/** One white pixel, and chunks that say something. */
export function png(...chunks: readonly Buffer[]): Buffer {
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const parts = [
    chunk("IHDR", head),
    ...chunks,
    chunk("IDAT", deflateSync(Buffer.from([0, 255]))),
    chunk("IEND", Buffer.alloc(0)),
  ];
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), ...parts]);
}

function segment(marker: number, body: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, body]);
}

/** The frame of a JPEG: what stands in its segments is read, its pixels are nobody's. */
export function jpeg(...segments: readonly Buffer[]): Buffer {
  const scan = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x55, 0xaa, 0x12, 0xff, 0xd9]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, scan]);
}

/** Two scans, as a progressive picture has: tables lie between them, and whatever somebody puts there. */
function betweenScans(said: Buffer): Buffer {
  const table = segment(0xc4, Buffer.from([0, ...new Array(15).fill(0), 1, 0]));
  const head = Buffer.from([0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0]);
  const pixels = Buffer.from([0x55, 0xff, 0, 0xff, 0xd0, 0x12]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...[head, pixels, table, said, table, head, pixels],
    Buffer.from([0xff, 0xd9]),
  ]);
}

/** One entry of EXIF, and where it was taken, if so. */
function exif(said: string, { position = false } = {}): Buffer {
  const text = Buffer.from(`${said}\0`, "latin1");
  const count = position ? 2 : 1;
  const after = 8 + 2 + count * 12 + 4;
  const tiff = Buffer.alloc(after + text.length + 18);
  tiff.write("II*\0", 0, "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(count, 8);
  tiff.writeUInt16LE(0x010e, 10);
  tiff.writeUInt16LE(2, 12);
  tiff.writeUInt32LE(text.length, 14);
  tiff.writeUInt32LE(after, 18);
  if (position) {
    tiff.writeUInt16LE(0x8825, 22);
    tiff.writeUInt16LE(4, 24);
    tiff.writeUInt32LE(1, 26);
    tiff.writeUInt32LE(after + text.length, 30);
    tiff.writeUInt16LE(1, after + text.length);
  }
  text.copy(tiff, after);
  return tiff;
}

const exifSegment = (said: string, how = {}) =>
  segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif(said, how)]));

type WebpChunk = readonly [name: string, body: Buffer];
const webpPixels: WebpChunk = ["VP8L", Buffer.from([0x2f, 0, 0, 0, 0, 0])];

function webpChunks(chunks: readonly WebpChunk[]): Buffer {
  const parts = chunks.map(([name, body]) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(body.length);
    return Buffer.concat([Buffer.from(name, "latin1"), length, body, Buffer.alloc(body.length & 1)]);
  });
  return Buffer.concat(parts);
}

function webp(...chunks: readonly WebpChunk[]): Buffer {
  const body = Buffer.concat([Buffer.from("WEBP"), webpChunks([webpPixels, ...chunks])]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from("RIFF"), length, body]);
}

const latin = (said: string) => Buffer.from(said, "latin1");
const moving = (...more: readonly WebpChunk[]) =>
  webp(["ANIM", Buffer.alloc(6)], ["ANMF", Buffer.concat([Buffer.alloc(16), webpChunks([webpPixels, ...more])])]);
const jfif = (wide: number, high: number) =>
  segment(
    0xe0,
    Buffer.concat([latin("JFIF\0"), Buffer.from([1, 2, 0, 0, 1, 0, 1, wide, high]), Buffer.alloc(wide * high * 3)]),
  );

export const picturePlants: Readonly<Record<string, Plant>> = {
  "EXIF (jpeg)": (said) => jpeg(exifSegment(said)),
  "comment (jpeg)": (said) => jpeg(segment(0xfe, latin(said))),
  "XMP (jpeg)": (said) =>
    jpeg(segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><d>${said}</d></x:xmpmeta>`))),
  "IPTC (jpeg)": (said) =>
    jpeg(
      segment(
        0xed,
        Buffer.concat([latin("Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x14\x1c\x02\x78\0\x0c"), latin(said)]),
      ),
    ),
  "a letter in two bytes (jpeg)": (said) =>
    jpeg(segment(0xe1, Buffer.concat([latin("Exif\0\0XPComment\0"), Buffer.from(said, "utf16le")]))),
  "after its end (jpeg)": (said) => Buffer.concat([jpeg(), Buffer.from(`${" ".repeat(80)}${said}`)]),
  "comment between scans (jpeg)": (said) => betweenScans(segment(0xfe, latin(said))),
  "EXIF between scans (jpeg)": (said) => betweenScans(exifSegment(said)),
  "segment that is none (jpeg)": (said) => jpeg(segment(0xf3, latin(said))),
  "bytes between segments (jpeg)": (said) => jpeg(segment(0xdb, Buffer.alloc(65)), latin(said)),
  "just after its end (jpeg)": (said) => Buffer.concat([jpeg(), latin(said)]),
  "text (png)": (said) => png(chunk("tEXt", latin(`Comment\0${said}`))),
  "packed text (png)": (said) => png(chunk("zTXt", Buffer.concat([latin("Comment\0\0"), deflateSync(latin(said))]))),
  "text in a language (png)": (said) => png(chunk("iTXt", Buffer.from(`Comment\0\0\0da\0\0${said}`))),
  "packed text in a language (png)": (said) =>
    png(chunk("iTXt", Buffer.concat([latin("Comment\0\x01\0da\0\0"), deflateSync(Buffer.from(said))]))),
  "EXIF (png)": (said) => png(chunk("eXIf", exif(said))),
  "EXIF (webp)": (said) => webp(["EXIF", exif(said)]),
  "EXIF in a frame (webp)": (said) => moving(["EXIF", exif(said)]),
  "chunk of its own in a frame (webp)": (said) => moving(["Note", latin(said)]),
  "XMP (webp)": (said) => webp(["XMP ", latin(`<x:xmpmeta><d>${said}</d></x:xmpmeta>`)]),
};

/** Photographs with another picture in the same file, and such as have none. */
export const secondPictures: Readonly<Record<string, readonly [bytes: Buffer, isThere: boolean]>> = {
  "after it, as a phone writes two": [Buffer.concat([jpeg(segment(0xe2, latin("MPF\0II*\0"))), jpeg()]), true],
  "after it, with more behind": [Buffer.concat([jpeg(), jpeg(), latin("SEFT")]), true],
  "in EXIF": [jpeg(segment(0xe1, Buffer.concat([latin("Exif\0\0"), exif("Kamera"), jpeg()]))), true],
  "in JFIF": [jpeg(jfif(2, 2)), true],
  "in JFIF's extension": [jpeg(jfif(0, 0), segment(0xe0, Buffer.concat([latin("JFXX\0\x10"), jpeg()]))), true],
  "in a program's own marks": [
    jpeg(segment(0xed, Buffer.concat([latin("Photoshop 3.0\x008BIM\x04\x0c"), jpeg()]))),
    true,
  ],
  "in a chunk": [png(chunk("prVW", png())), true],
  "in a frame": [moving(["Note", jpeg()]), true],
  "none, with all marks": [jpeg(jfif(0, 0), exifSegment("Kamera"), segment(0xe2, latin("MPF\0II*\0"))), false],
  "none, with two scans": [betweenScans(segment(0xfe, latin("Foto"))), false],
  "none, and a line's end": [Buffer.concat([jpeg(), latin("\r\n")]), false],
  "none, and it moves": [moving(), false],
};

/** A photograph that says where it was taken. */
export const placed: Readonly<Record<string, () => Buffer>> = {
  jpeg: () => jpeg(exifSegment("Rådhuset", { position: true })),
  "jpeg between scans": () => betweenScans(exifSegment("Rådhuset", { position: true })),
  png: () => png(chunk("eXIf", exif("Rådhuset", { position: true }))),
  webp: () => webp(["XMP ", latin('<x exif:GPSLatitude="55,43.1N"/>')]),
};
