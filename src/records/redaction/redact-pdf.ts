import { loaded } from "../file-review/not-loaded.ts";
import { pdfObjects } from "../file-review/pdf-objects.ts";
import { readPdf } from "../file-review/read-pdf.ts";
import { type Bounds, fileBounds, type Layer, Reading } from "../file-review/reading.ts";
import { type DrawnPage, withDrawnPage } from "./drawn-page.ts";
import { encodedPage, type PagePicture } from "./encode-page.ts";
import { type NumberFound, numbersIn } from "./find-in-letters.ts";
import { cover, seenLetters, strayInk, widened } from "./page-ink.ts";
import { type Line, linesOf } from "./page-lines.ts";
import { loadPdfium, type Pdfium } from "./pdfium.ts";
import { Refused, type TakenOut } from "./redacted.ts";
import { ToldNumbers } from "./told-numbers.ts";

/** A page of a copy: its picture, and what is seen on it as text. */
export interface CopiedPage extends PagePicture {
  readonly wide: number;
  readonly high: number;
  readonly lines: readonly Line[];
}

const pagesAtMost = 100;
const bytesAtMost = 18 * 1_048_576;
/** So many bytes all pages' pixels take together, unpacked, as they do while the copy is set: a plain page in A0 is a few kilobytes packed. */
const pixelBytesAtMost = 300_000_000;
/** So many pixels of a number's ink may lie beside its letters' places: less than a stroke of a digit. */
const strayAtMost = 20;

/**
 * The pages of a PDF as pictures, every number that the reader finds on them made black, with what is seen on them as text. Nothing else
 * of the file is kept. @throws Refused where a number's place cannot be told for certain
 */
export async function redactPdf(
  bytes: Buffer,
  maskWord: string,
  taken: TakenOut,
  bounds: Bounds = fileBounds,
): Promise<readonly CopiedPage[]> {
  const told = new ToldNumbers(bounds);
  await readPdf(bytes, { fileName: "", at: "", depth: 0 }, told);
  requireRead(told);
  const pdfium = await loaded(() => loadPdfium());
  const without = withDocument(pdfium, bytes, (document, count) => pagesWithoutFields(pdfium, document, count, told));
  const found = new Set<string>();
  const pages = withDocument(pdfium, bytes, (document, count) => {
    const copied: CopiedPage[] = [];
    let [size, unpacked] = [0, 0];
    for (let nth = 0; nth < count; nth += 1) {
      const page = withDrawnPage(pdfium, document, nth, !without.has(nth), (drawn) =>
        copyOf(drawn, String(nth + 1), told, maskWord, taken, found),
      );
      size += page.bytes.length;
      unpacked += page.unpacked;
      if (size > bytesAtMost || unpacked > pixelBytesAtMost) throw new Refused("big");
      copied.push(page);
    }
    return copied;
  });
  requireNotDrawnApart(bytes, told, found);
  tellOfRest(told, bytes, taken);
  return pages;
}

/** What stops the reader before the end may hide a number that nobody looked for. */
function requireRead(told: ToldNumbers): void {
  const stops = told.result().unread.find(({ why }) => /^(?:encrypted|broken|too-|packing|crashed|macros)/.test(why));
  if (stops) throw new Refused(stops.why === "too-many" ? "many" : "unread", stops.at);
}

function withDocument<Made>(pdfium: Pdfium, bytes: Buffer, use: (document: number, pages: number) => Made): Made {
  const at = pdfium.wasmExports.malloc(bytes.length);
  if (at === 0) throw new Refused("big");
  pdfium.HEAPU8.set(bytes, at);
  const document = pdfium._FPDF_LoadMemDocument(at, bytes.length, 0);
  try {
    if (document === 0) throw new Refused("unread");
    const count = pdfium._FPDF_GetPageCount(document);
    if (count > pagesAtMost) throw new Refused("many");
    return use(document, count);
  } finally {
    if (document !== 0) pdfium._FPDF_CloseDocument(document);
    pdfium.wasmExports.free(at);
  }
}

/** A number in a field or remark that is not among the page's letters once fields are part of it: then its fields are not drawn. */
function pagesWithoutFields(pdfium: Pdfium, document: number, count: number, told: ToldNumbers): ReadonlySet<number> {
  const nths = Array.from({ length: count }, (_, nth) => nth);
  const inForm = [...told.in("form", "").keys()];
  const noted = (nth: number) => [...told.in("annotation", String(nth + 1)).keys()];
  if (inForm.length === 0 && nths.every((nth) => noted(nth).length === 0)) return new Set();
  const found = nths.map((nth) =>
    withDrawnPage(pdfium, document, nth, true, ({ letters }) => numbersIn(letters).flatMap(({ digits }) => digits)),
  );
  const isIn = (all: readonly string[], digits: string) => all.some((one) => one.includes(digits));
  if (!inForm.every((digits) => isIn(found.flat(), digits))) return new Set(nths);
  return new Set(nths.filter((nth) => !noted(nth).every((digits) => isIn(found[nth] ?? [], digits))));
}

function copyOf(
  drawn: DrawnPage,
  at: string,
  told: ToldNumbers,
  maskWord: string,
  taken: TakenOut,
  found: Set<string>,
): CopiedPage {
  const { letters, wide, widePoints, highPoints, takenOff } = drawn;
  const numbers = numbersIn(letters);
  requireAllFound(numbers, told, at);
  for (const digits of numbers.flatMap((one) => one.digits)) found.add(digits);
  const masked = new Set(numbers.flatMap((one) => [...one.letters]));
  const pixels = drawn.shown();
  const seen = seenLetters(drawn, letters, pixels, drawn.without);
  requirePlaces(drawn, masked, seen, pixels, at);
  for (const one of masked) {
    const box = letters[one]?.box;
    // What lies unseen over a scanned page stands only about where the page shows it.
    if (box) cover(drawn, pixels, widened(box, Math.ceil((box.bottom - box.top) * (seen.has(one) ? 0.1 : 0.4))));
  }
  const points = widePoints / wide;
  const lines = linesOf(letters, seen, masked, maskWord, points);
  if (numbersInLines(lines)) throw new Refused("place", at);
  taken.add("number", at, numbers.length);
  taken.add("remarks", at, takenOff.remarks);
  taken.add("links", at, takenOff.links);
  taken.add("fields", at, takenOff.fields);
  // What was under a mark or a field stands open in the copy.
  if (takenOff.marks + takenOff.fields > 0) taken.add("look", at);
  const unseen = letters.filter(
    ({ said, by }, nth) => by !== 0 && said.trim() !== "" && !seen.has(nth) && !masked.has(nth),
  );
  if (unseen.length > 0) taken.add("hidden-text", at);
  return { ...encodedPage(drawn, pixels), wide: widePoints, high: highPoints, lines };
}

/** Each number that the reader found on the page stands among its letters, as often. */
function requireAllFound(numbers: readonly NumberFound[], told: ToldNumbers, at: string): void {
  for (const [digits, count] of told.in("text", at))
    if (numbers.filter((one) => one.digits.some((own) => own.includes(digits) || digits.includes(own))).length < count)
      throw new Refused("place", at);
}

/** Where the reader finds what no page draws: nobody draws a title or an attached file's name. */
const undrawn: readonly Layer[] = ["properties", "metadata", "bookmark", "form", "names", "file-name"];

/**
 * What is drawn by a pattern, a font's own drawings or a mask is seen and is no letter of the page. Where a file has such, every number
 * that lies in it must be known to be somewhere else.
 */
function requireNotDrawnApart(bytes: Buffer, told: ToldNumbers, found: ReadonlySet<string>): void {
  const elsewhere = [...found, ...undrawn.flatMap((layer) => [...told.in(layer, "").keys()])];
  const loose = [...told.in("raw", "").keys()].filter((digits) => {
    return !elsewhere.some((one) => one.includes(digits) || digits.includes(one));
  });
  if (loose.length === 0) return;
  const { between, streams } = pdfObjects(bytes, new Reading(), "");
  const drawsApart = /\/PatternType\s*1\b|\/Subtype\s*\/Type3\b|\/S\s*\/(?:Luminosity|Alpha)\b/;
  const all = [between, ...streams.flatMap(({ head, bytes: said }) => [head, said?.toString("latin1") ?? ""])];
  if (all.some((one) => drawsApart.test(one))) throw new Refused("place");
}

/** Every letter of a number has a place, and none of its ink lies elsewhere. */
function requirePlaces(
  drawn: DrawnPage,
  masked: ReadonlySet<number>,
  seen: ReadonlySet<number>,
  pixels: Uint8Array,
  at: string,
): void {
  const { letters } = drawn;
  const of = [...masked].flatMap((nth) => letters[nth] ?? []);
  if (of.some(({ box, by, said }) => by !== 0 && box === null && said.trim() !== "")) throw new Refused("place", at);
  const by = new Set([...masked].filter((nth) => seen.has(nth)).flatMap((nth) => letters[nth]?.by || []));
  if (by.size === 0) return;
  const places = letters.flatMap((one) => {
    return one.box && by.has(one.by) ? [widened(one.box, Math.ceil((one.box.bottom - one.box.top) * 0.1))] : [];
  });
  if (strayInk(drawn, pixels, drawn.without(by), places) > strayAtMost) throw new Refused("place", at);
}

function numbersInLines(lines: readonly Line[]): boolean {
  const letters = lines.flatMap(({ text }) => [...`${text}\n`].map((said) => ({ said, box: null, by: 1 })));
  return numbersIn(letters).length > 0;
}

/** What the reader saw of the file that is no page. */
function tellOfRest(told: ToldNumbers, bytes: Buffer, taken: TakenOut): void {
  const { layers, unread } = told.result();
  if (layers.includes("properties") || layers.includes("metadata")) taken.add("properties");
  if (layers.includes("bookmark")) taken.add("bookmarks");
  let attached = 0;
  for (let one = told.next(); one; one = told.next()) if (one.where.isAttached) attached += 1;
  taken.add("attachments", "", attached);
  if (bytes.toString("latin1").split("%%EOF").length > 2 && !bytes.includes("/Linearized"))
    taken.add("earlier-version");
  if (unread.some(({ why }) => why === "data-beside")) taken.add("beside");
  // What no machine read stays as pixels: whoever looks is told on which pages.
  for (const { why, at } of unread)
    if (/^\d+$/.test(at) && /^(?:picture|drawn-page|drawn-letters|letters-without-code)$/.test(why))
      taken.add("look", at);
}
