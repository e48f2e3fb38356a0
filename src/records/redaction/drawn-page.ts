import { type Canvas, type Letter, pageLetters } from "./page-letters.ts";
import type { Pdfium } from "./pdfium.ts";
import { Refused } from "./redacted.ts";

/** As sharp as an office printer's draft: small print is read, and a page is some hundred kilobytes. */
const pixelsPerPoint = 150 / 72;
/** No page takes more pixels: a drawing in A0 is drawn less sharp. */
const mostPixels = 9_000_000;

/** The kinds of what a page holds, as the library numbers them. */
const [textObject, formObject] = [1, 5];
/** Of what lies on a page: links, their windows, fields. */
const [link, popup, widget] = [2, 16, 20];
/** A colour or a line on words: seen through as a rule, and black where somebody made it so. */
const marks: ReadonlySet<number> = new Set([9, 10, 11, 12]);
/** Signs that a remark, a word to put in, a file or a sound is there. Anything else may lie over what the page says. */
const signs: ReadonlySet<number> = new Set([1, 14, 17, 18]);

/** What was taken off a page before it was drawn. */
interface TakenOff {
  readonly remarks: number;
  /** Of these, what marks words and may cover them. */
  readonly marks: number;
  readonly links: number;
  readonly fields: number;
}

/** A page as it is seen: its pixels, four bytes each, and the same without any letter. */
export interface DrawnPage extends Canvas {
  readonly widePoints: number;
  readonly highPoints: number;
  readonly letters: readonly Letter[];
  readonly takenOff: TakenOff;
  readonly shown: () => Uint8Array;
  /** As `shown`, without what draws any of these letters, or any letter at all. */
  readonly without: (by: ReadonlySet<number> | null) => Uint8Array;
}

/**
 * Draws a page as it is read: what its fields hold is part of it, remarks are not. With `withFields` false fields are not either.
 * @throws Refused where something lies on the page that may cover what it says: taken off, it would show that
 */
export function withDrawnPage<Made>(
  pdfium: Pdfium,
  document: number,
  nth: number,
  withFields: boolean,
  use: (drawn: DrawnPage) => Made,
): Made {
  const takenOff = flatten(pdfium, document, nth, withFields);
  const page = loaded(pdfium, document, nth);
  try {
    const [widePoints, highPoints] = [pdfium._FPDF_GetPageWidthF(page), pdfium._FPDF_GetPageHeightF(page)];
    const scale = Math.min(pixelsPerPoint, Math.sqrt(mostPixels / Math.max(1, widePoints * highPoints)));
    const canvas: Canvas = {
      wide: Math.max(1, Math.round(widePoints * scale)),
      high: Math.max(1, Math.round(highPoints * scale)),
    };
    const shown = () => pixelsOf(pdfium, page, canvas);
    const letters = pageLetters(pdfium, page, canvas);
    const without = (by: ReadonlySet<number> | null) => {
      const hidden = textsOf(pdfium, page).filter((one) => by === null || by.has(one));
      for (const one of hidden) pdfium._FPDFPageObj_SetIsActive(one, 0);
      try {
        return pixelsOf(pdfium, page, canvas);
      } finally {
        for (const one of hidden) pdfium._FPDFPageObj_SetIsActive(one, 1);
      }
    };
    return use({ ...canvas, widePoints, highPoints, letters, takenOff, shown, without });
  } finally {
    pdfium._FPDF_ClosePage(page);
  }
}

function loaded(pdfium: Pdfium, document: number, nth: number): number {
  const page = pdfium._FPDF_LoadPage(document, nth);
  if (page === 0) throw new Error("the page cannot be opened");
  return page;
}

/** What lies on the page is taken off, but for fields, which become part of it, so that what they say is found as its text is. */
function flatten(pdfium: Pdfium, document: number, nth: number, withFields: boolean): TakenOff {
  const page = loaded(pdfium, document, nth);
  const taken = { remarks: 0, marks: 0, links: 0, fields: 0 };
  try {
    for (let one = pdfium._FPDFPage_GetAnnotCount(page) - 1; one >= 0; one -= 1) {
      const annotation = pdfium._FPDFPage_GetAnnot(page, one);
      const kind = annotation === 0 ? 0 : pdfium._FPDFAnnot_GetSubtype(annotation);
      if (annotation !== 0) pdfium._FPDFPage_CloseAnnot(annotation);
      if (kind === widget && withFields) continue;
      const isKnown = [link, popup, widget].includes(kind) || marks.has(kind) || signs.has(kind);
      if (annotation !== 0 && !isKnown) throw new Refused("place", String(nth + 1));
      if (pdfium._FPDFPage_RemoveAnnot(page, one) === 0) throw new Error("what lies on the page cannot be taken off");
      if (kind !== popup) taken[kind === widget ? "fields" : kind === link ? "links" : "remarks"] += 1;
      if (marks.has(kind)) taken.marks += 1;
    }
    if (pdfium._FPDFPage_GetAnnotCount(page) > 0 && pdfium._FPDFPage_Flatten(page, 0) === 0)
      throw new Error("the page's fields cannot be made part of it");
    return taken;
  } finally {
    pdfium._FPDF_ClosePage(page);
  }
}

/** Everything that draws letters, also within what is drawn as one. */
function textsOf(pdfium: Pdfium, page: number): readonly number[] {
  const within = (object: number, depth: number): readonly number[] => {
    const kind = pdfium._FPDFPageObj_GetType(object);
    if (kind === textObject) return [object];
    if (kind !== formObject || depth > 12) return [];
    const count = Math.max(0, pdfium._FPDFFormObj_CountObjects(object));
    return Array.from({ length: count }, (_, nth) => pdfium._FPDFFormObj_GetObject(object, nth)).flatMap((one) =>
      one === 0 ? [] : within(one, depth + 1),
    );
  };
  const count = Math.max(0, pdfium._FPDFPage_CountObjects(page));
  return Array.from({ length: count }, (_, nth) => pdfium._FPDFPage_GetObject(page, nth)).flatMap((one) =>
    one === 0 ? [] : within(one, 0),
  );
}

/** Blue, green, red and nothing, a byte each, on white. */
const format = 3;

function pixelsOf(pdfium: Pdfium, page: number, { wide, high }: Canvas): Uint8Array {
  const bitmap = pdfium._FPDFBitmap_CreateEx(wide, high, format, 0, 0);
  if (bitmap === 0) throw new Error("there is no room to draw the page");
  try {
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xffffffff);
    pdfium._FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, 0, 0);
    const at = pdfium._FPDFBitmap_GetBuffer(bitmap);
    return pdfium.HEAPU8.slice(at, at + wide * high * 4);
  } finally {
    pdfium._FPDFBitmap_Destroy(bitmap);
  }
}
