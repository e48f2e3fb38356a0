import { crc32, deflateSync } from "node:zlib";
import jpeg from "jpeg-js";
import type { Canvas } from "./page-letters.ts";

/** A page's pixels as a picture file. */
export interface PagePicture {
  readonly kind: "png" | "jpg";
  readonly bytes: Uint8Array;
  /** How many bytes its pixels take: one each where all are grey, else three. */
  readonly unpacked: number;
}

/** A page of text is smaller and sharper as PNG; one of photographs would be ten times as large. */
const pngAtMost = 500_000;
const quality = 82;

/** The picture of a page, its pixels and nothing else. */
export function encodedPage({ wide, high }: Canvas, pixels: Uint8Array): PagePicture {
  const rgb = inOrder(pixels);
  const isGrey = rgb.every((one, at) => one === rgb[at - (at % 3)]);
  const png = pngOf(wide, high, rgb, isGrey);
  if (png.length <= pngAtMost) return { kind: "png", bytes: png, unpacked: wide * high * (isGrey ? 1 : 3) };
  const four = new Uint8Array(wide * high * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) four.set(rgb.subarray(from, from + 3), to);
  const { data } = jpeg.encode({ width: wide, height: high, data: four }, quality);
  return { kind: "jpg", bytes: Uint8Array.from(data), unpacked: wide * high * 3 };
}

/** Blue, green, red and nothing, as they are drawn, become red, green and blue. */
function inOrder(pixels: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((pixels.length / 4) * 3);
  for (let from = 0, to = 0; from < pixels.length; from += 4, to += 3) {
    rgb[to] = pixels[from + 2] ?? 0;
    rgb[to + 1] = pixels[from + 1] ?? 0;
    rgb[to + 2] = pixels[from] ?? 0;
  }
  return rgb;
}

/** Lines as differences from the line above: most of a page is as it was a line higher. */
function pngOf(wide: number, high: number, rgb: Uint8Array, isGrey: boolean): Uint8Array {
  const each = isGrey ? 1 : 3;
  const row = wide * each;
  const raw = new Uint8Array((row + 1) * high);
  const value = (y: number, x: number) => (y < 0 ? 0 : (rgb[isGrey ? (y * wide + x) * 3 : y * row + x] ?? 0));
  for (let y = 0; y < high; y += 1) {
    const at = y * (row + 1);
    raw[at] = 2;
    for (let x = 0; x < row; x += 1) raw[at + 1 + x] = value(y, x) - value(y - 1, x);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(wide, 0);
  head.writeUInt32BE(high, 4);
  head.set([8, isGrey ? 0 : 2, 0, 0, 0], 8);
  return Uint8Array.from(
    Buffer.concat([
      Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
      chunk("IHDR", head),
      chunk("IDAT", deflateSync(raw, { level: 6 })),
      chunk("IEND", Buffer.alloc(0)),
    ]),
  );
}

function chunk(name: string, body: Buffer): Buffer {
  const said = Buffer.concat([Buffer.from(name, "latin1"), body]);
  const [head, tail] = [Buffer.alloc(4), Buffer.alloc(4)];
  head.writeUInt32BE(body.length);
  tail.writeUInt32BE(crc32(said));
  return Buffer.concat([head, said, tail]);
}
