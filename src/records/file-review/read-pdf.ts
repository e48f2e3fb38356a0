import { getResolvedPDFJS } from "unpdf";
import { kindOf } from "./file-kind.ts";
import { lastRoot } from "./last-root.ts";
import { loaded } from "./not-loaded.ts";
import { throwOurs } from "./our-fault.ts";
import { besideStrings, canRun, commentsIn } from "./pdf-between.ts";
import { contentOf } from "./pdf-content.ts";
import { isObjects, type PdfStream, pdfObjects, pdfStrings } from "./pdf-objects.ts";
import { readPage } from "./pdf-page.ts";
import { fromRows } from "./pdf-rows.ts";
import { plainOf } from "./pdf-value.ts";
import { markedPictures } from "./picture-places.ts";
import { onlyNumbered, printable, stringsOf } from "./printable.ts";
import { type Reading, type Within, within } from "./reading.ts";
import type { PictureMarks } from "./unseen-letters.ts";
import { xmlTexts } from "./xml-texts.ts";

/**
 * Reads a PDF twice: as a viewer does, page by page, shown or hidden, with its forms, remarks and properties; and as it lies in the
 * file, every object and every earlier saving, whether or not anything points there.
 */
export async function readPdf(bytes: Buffer, where: Within, reading: Reading): Promise<void> {
  const { at } = where;
  const begins = bytes.indexOf("%PDF-", 0, "latin1");
  const ends = endsOf(bytes);
  const last = ends.at(-1);
  if (begins > 0 || last === undefined || bytes.length - last > 64) reading.unread("data-beside", at);
  if (begins > 0) reading.text("raw", at, ...printable(bytes.subarray(0, begins)));
  if (last !== undefined) reading.text("raw", at, ...printable(bytes.subarray(last)));
  const { opens, marked, ...pictures } = readObjects(bytes, where, reading);
  // A stream that unpacks to more than memory holds is not handed on.
  if (!opens) return;
  await readAsViewer(marked, at, reading, pictures);
  const savings = isForTheNet(bytes, ends[0] ?? 0) ? ends.slice(1) : ends;
  for (const [nth, end] of savings.slice(0, -1).slice(-8).entries()) {
    const next = ends[ends.indexOf(end) + 1] ?? end;
    const layer = isSameAgain(bytes, end, next) ? "raw" : "earlier-version";
    await readAsViewer(bytes.subarray(0, end), within(at, `${nth + 1}`), reading, { ...pictures, layer });
  }
}

/**
 * Whether a file's first end is none: one that is laid out for the net has its first table in front, and that leads nowhere. A later
 * saving may keep the word, so it alone says nothing.
 */
function isForTheNet(bytes: Buffer, end: number): boolean {
  const isLaidOut = bytes.subarray(0, 1_024).includes("/Linearized", 0, "latin1");
  return isLaidOut && /startxref\s+0\s+%%EOF$/.test(bytes.toString("latin1", Math.max(0, end - 64), end));
}

/**
 * Whether nothing was saved between an end and the next but an empty table, as Word ends each of its files twice: it begins with the same
 * object, and leads to nothing behind that end.
 */
function isSameAgain(bytes: Buffer, end: number, next: number): boolean {
  const empty = /^\s*xref\s+0\s+0\s+trailer\s*<<([\s\S]*)>>\s*startxref\s+\d+\s+%%EOF$/;
  const [, said] = empty.exec(bytes.toString("latin1", end, Math.min(next, end + 4_000))) ?? [];
  if (said === undefined || /\bobj\b|%%EOF/.test(said)) return false;
  const places = [...said.matchAll(/\/(?:Prev|XRefStm)\s+(\d+)/g)].map(([, place]) => Number(place));
  const [before, now] = [bytes.subarray(0, end), Buffer.from(said, "latin1")].map(lastRoot);
  return now !== null && now === before && places.every((place) => place < end);
}

/** Where each saving of the file ends. */
function endsOf(bytes: Buffer): readonly number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf("%%EOF"); at !== -1; at = bytes.indexOf("%%EOF", at + 5)) ends.push(at + 5);
  return ends;
}

interface Pictures {
  readonly pictured: boolean;
  readonly marks: PictureMarks;
}

/** @returns whether a viewer may be asked too, whether a picture lies anywhere, and the file with its pictures marked */
function readObjects(
  bytes: Buffer,
  where: Within,
  reading: Reading,
): Pictures & { readonly opens: boolean; readonly marked: Buffer } {
  const { at, depth } = where;
  const { streams, between, isBeside, isEncrypted } = pdfObjects(bytes, reading, at);
  if (isEncrypted) {
    reading.unread("encrypted", at);
    return { opens: false, pictured: false, marks: noMarks, marked: bytes };
  }
  reading.text("raw", at, pdfStrings(between).apart, ...besideStrings(between), commentsIn(between));
  if (isBeside) reading.unread("data-beside", at);
  const dictionaries: string[] = [between];
  const attached = attachedIn([
    between,
    ...streams.filter(isObjects).map((one) => one.bytes?.toString("latin1") ?? ""),
  ]);
  if (attached === null) reading.unread("binary-part", within(at, "vedhæftet"));
  let [opens, pictured, isWithin] = [true, false, false];
  for (const stream of streams) {
    // Whether or not a page draws it: what draws it may pass over one that is too big, and a person looks at pixels.
    if (isPicture(stream)) pictured = true;
    if (stream.isTooMuch) opens = false;
    else if (stream.bytes === null) continue;
    else if (stream.filters.some((one) => one.startsWith("DCT")))
      reading.later(stream.bytes, { fileName: "", at: within(at, "billede"), depth: depth + 1 });
    else if (attached?.has(/^\d+/.exec(stream.head)?.[0] ?? "")) readAttached(stream.bytes, where, reading);
    else if (readStream(stream, stream.bytes, where, reading, dictionaries)) isWithin = true;
  }
  if (pictured || isWithin) reading.unread("picture", within(at, "billede"));
  if (dictionaries.some(canRun)) reading.unread("scripts", at);
  if (dictionaries.some(hasFontWithoutCode)) reading.unread("letters-without-code", at);
  const marked = markedPictures(bytes, streams.filter(isDrawn), ({ head }) => masks.test(head));
  // Within a page's drawing there is no place for a mark.
  const isStencil = streams.some((one) => !isPicture(one) && inlineStencil.test(one.bytes?.toString("latin1") ?? ""));
  return {
    ...{ opens, pictured: pictured || isWithin, marked: marked.bytes },
    marks: { ...marked, others: isStencil ? "clear" : isWithin || !marked.isEach ? "solid" : "none" },
  };
}

/** A file within the file: no page shows it. A picture is looked at as one. */
function readAttached(bytes: Buffer, { at, depth }: Within, reading: Reading): void {
  const place = within(at, "vedhæftet");
  if (!["jpeg", "png", "webp"].includes(kindOf(bytes, ""))) reading.unread("data-beside", place);
  reading.later(bytes, { fileName: "", at: place, depth: depth + 1, isAttached: true });
}

const noMarks: PictureMarks = { solid: "", clear: "", others: "none" };

/** A picture that may be seen through, beside the page and within its drawing. */
const masks = /\/(?:S?Mask\b|ImageMask\s+true)/;
const inlineStencil = /\bBI\b[^<>]{0,400}?\/(?:IM|ImageMask)\s+true/;

/** The numbers of the objects that are attached files, which need not say so themselves; `null` where they are told in another way. */
function attachedIn(texts: readonly string[]): ReadonlySet<string> | null {
  const numbers = new Set<string>();
  for (const text of texts.filter((one) => /#|\/EF/.test(one)))
    for (const [, written] of plainOf(text).matchAll(/\/EF(?![^\s[<(/])\s*(?:<<([^>]*)>>)?/g)) {
      if (written === undefined) return null;
      const others = written.replaceAll(
        /\/[^\s/]+\s+\+?(\d+)(?:\.0*)?\s+[+-]*\d+(?:\.0*)?\s+R(?![^\s/])/g,
        (_all, number: string) => {
          numbers.add(`${Number(number)}`);
          return "";
        },
      );
      if (others.trim() !== "") return null;
    }
  return numbers;
}

/** @returns whether it holds a picture */
function readStream(
  stream: PdfStream,
  bytes: Buffer,
  { at, depth }: Within,
  reading: Reading,
  dictionaries: string[],
): boolean {
  const { head } = stream;
  if (isObjects(stream)) readTable(bytes.toString("latin1"), at, reading, dictionaries);
  if (isDrawn(stream)) return false;
  if (/\/Type\s*\/XRef\b/.test(head) || isFontOrColour(head)) {
    // Of no words, as it says: what stands in it may be looked at all the same.
    const rows = fromRows(bytes, head);
    if (rows === null) reading.unread("packing", at);
    reading.text("raw", at, ...printable(rows ?? bytes).map(onlyNumbered));
    return false;
  }
  if (/\/Type\s*\/EmbeddedFile\b/.test(head) || isWholeFile(bytes)) {
    readAttached(bytes, { fileName: "", at, depth }, reading);
    return false;
  }
  const text = bytes.toString("latin1");
  if (text.includes("begincmap")) {
    reading.text(
      "raw",
      at,
      ...besideStrings(text),
      commentsIn(text),
      pdfStrings(text.replaceAll(/<[^<>]*>/g, " ")).joined,
    );
    return false;
  }
  if (isObjects(stream)) return false;
  if (/^\s*(?:<\?xpacket|<\?xml|<[a-z][\w:]*[\s>])/i.test(text)) readXmlStream(bytes, at, reading);
  const { drawn, beside, hasPicture } = contentOf(text);
  reading.text("raw", at, drawn, beside);
  return hasPicture;
}

function readTable(text: string, at: string, reading: Reading, dictionaries: string[]): void {
  dictionaries.push(text);
  // Not the numbers at its beginning: which objects it holds, and where each begins.
  const objects = text.replace(/^[\s\0\d]*/, "");
  reading.text("raw", at, pdfStrings(objects).apart, ...besideStrings(objects), commentsIn(objects));
}

function readXmlStream(bytes: Buffer, at: string, reading: Reading): void {
  try {
    const { joined, apart } = xmlTexts(
      bytes
        .toString("utf8")
        .replace(/^\ufeff/, "")
        .trim(),
    );
    reading.text("metadata", at, ...joined, ...apart);
  } catch (error) {
    throwOurs(error);
    const text = bytes.toString("utf8");
    reading.text("metadata", at, text, text.replaceAll(/<[^>]*>/g, ""), text.replaceAll(/<[^>]*>/g, "\n"));
  }
}

/** A picture that says so in its own dictionary, as each does that a page can draw. */
function isDrawn({ head }: PdfStream): boolean {
  return /\/Subtype\s*\/Image\b/.test(head);
}

/** The pixels of a picture in a stream of its own. */
function isPicture(stream: PdfStream): boolean {
  return isDrawn(stream) || stream.filters.some((one) => /DCT|JPX|CCITT|CCF|JBIG2/.test(one));
}

function isFontOrColour(head: string): boolean {
  return /\/Length1\b|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType)\b|\/Alternate\s*\/Device|\/FunctionType\b|\/ShadingType\b/.test(
    head,
  );
}

/** A file that is hidden as a stream of another kind. */
function isWholeFile(bytes: Buffer): boolean {
  return ["pdf", "jpeg", "png", "webp", "zip"].includes(kindOf(bytes, ""));
}

/** A font of numbered shapes that does not say which letters they are: what is set in it nobody can read but by eye. */
function hasFontWithoutCode(text: string): boolean {
  return [...text.matchAll(/\/Type0\b/g)].some(({ index }) => {
    const around = dictionaryAround(text, index);
    return /\/Encoding\s*\/Identity-[HV]/.test(around) && !/\/ToUnicode\b/.test(around);
  });
}

/** The innermost `<< … >>` around a place, as far as it can be told without reading the whole. */
function dictionaryAround(text: string, at: number): string {
  let [from, depth] = [at, 0];
  for (; from > Math.max(0, at - 4_000); from -= 1) {
    if (text.startsWith(">>", from)) depth += 1;
    if (text.startsWith("<<", from) && depth-- === 0) break;
  }
  let to = at;
  for (depth = 0; to < Math.min(text.length, at + 4_000); to += 1) {
    if (text.startsWith("<<", to)) depth += 1;
    if (text.startsWith(">>", to) && depth-- === 0) break;
  }
  return text.slice(from, to);
}

async function readAsViewer(
  bytes: Buffer,
  at: string,
  reading: Reading,
  how: Pictures & { readonly layer?: "earlier-version" | "raw" },
): Promise<void> {
  const { layer } = how;
  const pdfjs = await loaded(() => getResolvedPDFJS());
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: false,
    // None is decoded: pixels are looked at by a person, and would take the server's own memory.
    maxImageSize: 0,
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    if (document.numPages > reading.bounds.pages) {
      reading.unread("too-many", at);
      return;
    }
    if (!layer) reading.pages(document.numPages);
    const layers = await document.getOptionalContentConfig();
    const isShown = (one: unknown) => one === null || layers.isVisible(one) !== false;
    for (let nth = 1; nth <= document.numPages; nth += 1) {
      const page = await document.getPage(nth);
      await readPage(page, pdfjs.OPS, within(at, String(nth)), reading, { layer, ...how, isShown });
      page.cleanup();
    }
    if (layer) return;
    const { info, metadata } = await document.getMetadata();
    reading.text("properties", at, stringsOf(info));
    reading.text("metadata", at, stringsOf([...(metadata ?? [])]));
    reading.text("bookmark", at, stringsOf(await document.getOutline()));
    reading.text("form", at, ...valuesOf(await document.getFieldObjects()));
    reading.text("file-name", at, stringsOf([...((await document.getAttachments()) ?? new Map())]));
    reading.text("names", at, stringsOf([await document.getJSActions(), await document.getPageLabels()]));
  } catch (error) {
    throwOurs(error);
    // An earlier saving that cannot be opened by itself was none: its objects were read above.
    const isPassword = error instanceof Error && error.name === "PasswordException";
    if (!layer) reading.unread(isPassword ? "encrypted" : "broken", at);
  } finally {
    await task.destroy();
  }
}

/** Fields beside each other: a number may be split over two. */
function valuesOf(fields: unknown): readonly string[] {
  if (typeof fields !== "object" || fields === null) return [];
  const values = Object.values(fields)
    .flatMap((one) => (Array.isArray(one) ? one : []))
    .map((one: { value?: unknown }) => (typeof one.value === "string" ? one.value : ""));
  return [stringsOf(fields), values.filter((one) => one !== "").join("\t"), values.join("")];
}
