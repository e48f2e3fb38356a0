import { inflateSync } from "node:zlib";
import type { Reading } from "./reading.ts";
import { twoByteLetters } from "./two-byte-letters.ts";

/** A stream of a PDF as it lies in the file, whether or not anything in it points there. */
export interface PdfStream {
  /** What stands before it: its dictionary, as written. */
  readonly head: string;
  /** Unpacked; `null` where nobody here can. */
  readonly bytes: Buffer | null;
  /** By what it is packed, in order. */
  readonly filters: readonly string[];
}

/** Packings of pixels: nobody reads them. */
const pictures = new Set(["DCTDecode", "DCT", "JPXDecode", "CCITTFaxDecode", "CCF", "JBIG2Decode"]);
const flate = new Set(["FlateDecode", "Fl"]);

/**
 * Every stream of a file, and the text between them. It is read without the file's own table of contents, so that what an earlier
 * saving left behind, or what nothing points to, is found as well.
 */
export function pdfObjects(bytes: Buffer, reading: Reading, at: string): { streams: PdfStream[]; between: string } {
  const text = bytes.toString("latin1");
  const streams: PdfStream[] = [];
  const between: string[] = [];
  const opening = /\bstream\r?\n?/g;
  let from = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    // `endstream` holds the word too.
    if (text.slice(match.index - 3, match.index) === "end") continue;
    const start = match.index + match[0].length;
    const end = text.indexOf("endstream", start);
    const stop = end === -1 ? text.length : end;
    const head = headOf(text, match.index);
    between.push(text.slice(from, match.index));
    streams.push(streamOf(head, bytes.subarray(start, stop), reading, at));
    from = stop;
    opening.lastIndex = stop;
    if (streams.length > reading.bounds.parts * 20) {
      reading.unread("too-many", at);
      break;
    }
  }
  between.push(text.slice(from));
  return { streams, between: between.join("\n") };
}

/** The dictionary before a stream: from its object on. */
function headOf(text: string, to: number): string {
  const near = text.slice(Math.max(0, to - 4_000), to);
  const from = near.lastIndexOf(" obj");
  if (from === -1) return near;
  // With its number before it.
  return (/\d+\s+\d+$/.exec(near.slice(0, from))?.[0] ?? "") + near.slice(from);
}

function streamOf(head: string, packed: Buffer, reading: Reading, at: string): PdfStream {
  const filters = filtersOf(head);
  if (filters === null) {
    reading.unread("packing", at);
    return { head, bytes: null, filters: [] };
  }
  const [first, ...more] = filters;
  if (first === undefined) return { head, bytes: packed, filters };
  // The pixels of a picture: it is looked at where it is drawn.
  if (filters.some((one) => pictures.has(one))) return { head, bytes: first === "DCTDecode" ? packed : null, filters };
  if (!flate.has(first) || more.length > 0) {
    reading.unread("packing", at);
    return { head, bytes: null, filters };
  }
  return { head, bytes: inflated(packed, reading, at), filters };
}

function inflated(packed: Buffer, reading: Reading, at: string): Buffer | null {
  try {
    // What is cut off is unpacked as far as it goes.
    const bytes = inflateSync(packed, { maxOutputLength: reading.room + 1, finishFlush: 2 });
    return reading.mayUnpack(bytes.length, at) ? bytes : null;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    reading.unread(code === "ERR_BUFFER_TOO_LARGE" ? "too-big" : "broken", at);
    return null;
  }
}

/** Names of filters; `null` where the file tells them elsewhere, so that nobody knows before it is unpacked. */
function filtersOf(head: string): readonly string[] | null {
  const said = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/[A-Za-z0-9]+|\d+\s+\d+\s+R)/.exec(head.replaceAll(/\/FontFile\d?/g, ""));
  if (!said) return /\/Filter\b/.test(head) ? null : [];
  const [, written = ""] = said;
  if (/\d+\s+\d+\s+R/.test(written)) return null;
  return [...written.matchAll(/\/([A-Za-z0-9]+)/g)].map(([, name = ""]) => name);
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Every string in what a PDF writes: `(literal)` and `<hexadecimal>`; those of one row of letters joined. */
export function pdfStrings(written: string): { joined: string; apart: string } {
  const apart: string[] = [];
  const joined: string[] = [];
  let inArray = false;
  for (const match of written.matchAll(
    /\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()]){0,400}\)){0,20000})\)|<([0-9A-Fa-f\s]{2,200000})>|(\[)|(\])/g,
  )) {
    const [, literal, hex, opens, closes] = match;
    if (opens) inArray = true;
    else if (closes) {
      inArray = false;
      joined.push("\n");
    } else {
      const text =
        literal === undefined
          ? decodedString(Buffer.from((hex ?? "").replaceAll(/\s/g, ""), "hex"))
          : decodedString(Buffer.from(unescaped(literal), "latin1"));
      apart.push(text);
      joined.push(text, inArray ? "" : "\n");
    }
  }
  return { joined: joined.join(""), apart: apart.join("\n") };
}

function unescaped(literal: string): string {
  return literal.replaceAll(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_all, code: string) =>
    /^[0-7]/.test(code)
      ? String.fromCharCode(Number.parseInt(code, 8) & 0xff)
      : code === "\r\n" || code === "\n"
        ? ""
        : (escapes[code] ?? code),
  );
}

/** UTF-16 where it says so, UTF-8 likewise, else a byte a letter. */
function decodedString(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return twoByteLetters(bytes.subarray(2), "big");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return twoByteLetters(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString("utf8");
  // Two bytes a letter without saying so: every other one is empty.
  if (bytes.length >= 8 && bytes.every((one, nth) => nth % 2 === 1 || one === 0)) return twoByteLetters(bytes, "big");
  return bytes.toString("latin1");
}
