import type { Pdfium } from "./pdfium.ts";

/** A rectangle of pixels on a drawn page, its right and lower edge not within. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** One sign of a page's text. */
export interface Letter {
  readonly said: string;
  /** Where it is drawn; `null` where nobody can tell. */
  readonly box: Box | null;
  /** What of the page it is drawn by; 0 for a space or line's end that nobody drew. */
  readonly by: number;
}

/** How a page is laid onto pixels. */
export interface Canvas {
  readonly wide: number;
  readonly high: number;
}

/** Every sign of a page in the order the library reads it, with its place on the canvas. */
export function pageLetters(pdfium: Pdfium, page: number, canvas: Canvas): readonly Letter[] {
  const text = pdfium._FPDFText_LoadPage(page);
  if (text === 0) throw new Error("the page's text cannot be read");
  const room = pdfium.wasmExports.malloc(64);
  try {
    return Array.from({ length: Math.max(0, pdfium._FPDFText_CountChars(text)) }, (_, nth) => {
      const code = pdfium._FPDFText_GetUnicode(text, nth);
      const drawn = pdfium._FPDFText_IsGenerated(text, nth) === 0;
      return {
        said: code === 0 || code > 0x10ffff ? "\ufffd" : String.fromCodePoint(code),
        box: drawn ? boxOf(pdfium, page, text, nth, canvas, room) : null,
        by: drawn ? pdfium._FPDFText_GetTextObject(text, nth) : 0,
      };
    });
  } finally {
    pdfium.wasmExports.free(room);
    pdfium._FPDFText_ClosePage(text);
  }
}

/** All that a sign may take up: what is drawn of it, and its place in the line. */
function boxOf(pdfium: Pdfium, page: number, text: number, nth: number, canvas: Canvas, room: number): Box | null {
  const [corners, at] = [
    [] as (readonly [number, number])[],
    (offset: number) => new DataView(pdfium.HEAPU8.buffer, room + offset),
  ];
  if (pdfium._FPDFText_GetCharBox(text, nth, room, room + 8, room + 16, room + 24) !== 0) {
    const [left, right, bottom, top] = [0, 8, 16, 24].map((offset) =>
      at(offset).getFloat64(0, true),
    ) as unknown as Four;
    if (right > left && top > bottom) corners.push(...cornersOf(left, right, bottom, top));
  }
  if (pdfium._FPDFText_GetLooseCharBox(text, nth, room) !== 0) {
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => at(offset).getFloat32(0, true)) as unknown as Four;
    if (right > left && top > bottom) corners.push(...cornersOf(left, right, bottom, top));
  }
  if (corners.length === 0) return null;
  const placed = corners.map(([x, y]) => {
    pdfium._FPDF_PageToDevice(page, 0, 0, canvas.wide, canvas.high, 0, x, y, room + 40, room + 44);
    return [at(40).getInt32(0, true), at(44).getInt32(0, true)] as const;
  });
  const [across, down] = [placed.map(([x]) => x), placed.map(([, y]) => y)];
  return {
    left: Math.min(...across) - 1,
    top: Math.min(...down) - 1,
    right: Math.max(...across) + 2,
    bottom: Math.max(...down) + 2,
  };
}

type Four = readonly [number, number, number, number];

function cornersOf(left: number, right: number, bottom: number, top: number) {
  return [
    [left, bottom],
    [left, top],
    [right, bottom],
    [right, top],
  ] as const;
}
