import { plainNames, withoutStrings } from "./pdf-between.ts";
import { unpacked } from "./pdf-filters.ts";
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
  /** Whether it may unpack to more than memory holds, so that no other program is to try. */
  readonly isTooMuch: boolean;
  /** Where it lies, from its dictionary to the end of its bytes; `null` where that is not certain. */
  readonly place: { readonly from: number; readonly to: number } | null;
}

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
    // As it is meant: a name may be written by its letters' numbers, with a remark before it.
    const begins = headBegins(text, from, match.index);
    const head = plainNames(withoutStrings(headOf(text, begins, match.index)).replaceAll(/%[^\r\n]*/g, " "));
    between.push(text.slice(from, match.index));
    const isOne = isHead(text, begins, match.index);
    const place = isOne ? { from: begins, to: stop } : null;
    streams.push({ ...streamOf(head, bytes.subarray(start, stop), reading, at), place });
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

/** Where the dictionary before a stream begins: behind the word of its object, however long it is, or some way before the stream. */
function headBegins(text: string, from: number, to: number): number {
  const at = text.slice(from, to).lastIndexOf(objects);
  return at === -1 ? Math.max(from, to - 4_000) : from + at + objects.length;
}

/** That dictionary, with its object's number before it. */
function headOf(text: string, from: number, to: number): string {
  const before = from - objects.length;
  if (!text.startsWith(objects, before)) return text.slice(from, to);
  return (/\d+\s+\d+$/.exec(text.slice(Math.max(0, before - 40), before))?.[0] ?? "") + text.slice(before, to);
}

/** Whether that is the dictionary of one object, and nothing else. */
function isHead(text: string, from: number, to: number): boolean {
  return text.startsWith(objects, from - objects.length) && !/endobj|endstream/.test(text.slice(from, to));
}

const objects = " obj";

function streamOf(head: string, packed: Buffer, reading: Reading, at: string): Omit<PdfStream, "place"> {
  const filters = filtersOf(head);
  if (filters === null) {
    reading.unread("packing", at);
    return { head, bytes: null, filters: [], isTooMuch: true };
  }
  const { bytes, why } = unpacked(packed, filters, head, reading, at);
  if (why !== null) reading.unread(why, at);
  return { head, bytes, filters, isTooMuch: why === "too-big" };
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

/** A string as it is meant, of what stands between its brackets. */
export function unescaped(literal: string): string {
  return literal.replaceAll(/\\(\r\n|[0-7]{1,3}|[\s\S])/g, (_all, code: string) =>
    /^[0-7]/.test(code)
      ? String.fromCharCode(Number.parseInt(code, 8) & 0xff)
      : code === "\r\n" || code === "\n"
        ? ""
        : (escapes[code] ?? code),
  );
}

/** UTF-16 where it says so, UTF-8 likewise, else a byte a letter. */
export function decodedString(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return twoByteLetters(bytes.subarray(2), "big");
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return twoByteLetters(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString("utf8");
  // Two bytes a letter without saying so: every other one is empty.
  if (bytes.length >= 8 && bytes.every((one, nth) => nth % 2 === 1 || one === 0)) return twoByteLetters(bytes, "big");
  return bytes.toString("latin1");
}
