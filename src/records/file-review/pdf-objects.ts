import { liesBetween, plainNames, withoutStrings } from "./pdf-between.ts";
import { unpacked } from "./pdf-filters.ts";
import { type FoundStream, scanned } from "./pdf-scan.ts";
import { asReference, type PdfValue, valueAt } from "./pdf-value.ts";
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

/** What lies in a file: its streams, and what stands beside them. */
interface PdfObjects {
  readonly streams: readonly PdfStream[];
  /** All that is no stream. */
  readonly between: string;
  /** Whether anything lies there that is none of its objects, its tables and its remarks, or was not made out. */
  readonly isBeside: boolean;
  readonly isEncrypted: boolean;
}

/**
 * Every stream of a file, and the text between them. It is read without the file's own table of contents, so that what an earlier
 * saving left behind, or what nothing points to, is found as well.
 */
export function pdfObjects(bytes: Buffer, reading: Reading, at: string): PdfObjects {
  const text = bytes.toString("latin1");
  const scan = scanned(text, reading.bounds.parts * 20);
  if (scan.isCut) reading.unread("too-many", at);
  const alone: ValuesOf = (called) => [...(scan.values.get(called) ?? [])];
  const unpack = once((one: FoundStream) => unpackedStream(one, headOf(one, text, alone), bytes, reading, at));
  const within = once(() =>
    scan.streams.flatMap((one) =>
      isTableOfObjects(one, alone)
        ? valuesIn(unpack(one).bytes?.toString("latin1") ?? "", one.value?.entries?.get("First") ?? [], alone)
        : [],
    ),
  );
  const valuesOf: ValuesOf = (called) => [
    ...alone(called),
    ...within(scan).flatMap((one) => (one.called === called || one.called === anyOf ? [one.said] : [])),
  ];
  const between: string[] = [];
  let from = 0;
  const streams = scan.streams.map((one): PdfStream => {
    between.push(text.slice(from, Math.max(from, one.head.to)));
    from = Math.max(from, one.to);
    const place = one.isSure ? { from: one.head.from, to: one.to } : null;
    const isDirect = one.value !== null && !refersAway(one.value);
    const read = isDirect ? unpack(one) : unpackedStream(one, headOf(one, text, valuesOf), bytes, reading, at);
    return { ...read, place };
  });
  between.push(text.slice(from));
  const isBeside = scan.isOdd || liesBetween(scan.loose);
  return { streams, between: between.join("\n"), isBeside, isEncrypted: scan.isEncrypted };
}

/** Asks a question of each thing once. */
function once<T extends object, A>(ask: (of: T) => A): (of: T) => A {
  const known = new Map<T, A>();
  return (of) => {
    const answer = known.get(of) ?? ask(of);
    known.set(of, answer);
    return answer;
  };
}

/** What tells of what kind a stream is and how it is packed: it may stand in an object of its own. */
const telling = ["Type", "Subtype", "Filter", "F", "ImageMask"] as const;

function refersAway({ entries }: PdfValue): boolean {
  return telling.some((name) => entries?.get(name)?.some((one) => / R\b/.test(one)));
}

/** What the objects of a number say, one after the other; those that are dictionaries say no name. */
type ValuesOf = (called: string) => readonly string[];
/** One that leads on and on leads nowhere. */
const mostSteps = 5;

/** What a value may mean, where it or a part of it stands in an object of its own; nothing where that is not to be found. */
function meanings(value: string, valuesOf: ValuesOf, steps = 0): readonly string[] {
  const [, called] = /^(\d+ \d+) R$/.exec(asReference(value)) ?? [];
  if (steps > mostSteps) return [];
  if (called !== undefined) return unique(valuesOf(called).flatMap((one) => meanings(one, valuesOf, steps + 1)));
  const parts = value.startsWith("[") ? (value.match(/\d+ \d+ R\b/g) ?? []) : [];
  let said = value;
  for (const part of unique(parts)) {
    const [one, ...others] = meanings(part, valuesOf, steps + 1);
    if (one === undefined || others.length > 0 || !one.startsWith("/")) return [];
    said = said.replaceAll(part, one);
  }
  return [said];
}

function unique(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}

/** What a stream says of itself, as it is meant, with its object's number before it. */
function headOf({ called, value, head }: FoundStream, text: string, valuesOf: ValuesOf): Head {
  // Where none was made out: whatever stands there.
  if (value === null) {
    const written = text.slice(head.from, head.to);
    return {
      said: plainNames(withoutStrings(written).replaceAll(/%[^\r\n]*/g, " ")),
      filters: filtersIn(written),
      isClear: false,
    };
  }
  const entries = value.entries ?? new Map<string, readonly string[]>();
  const all = (name: string) => entries.get(name) ?? [];
  const elsewhere = telling.flatMap((name) =>
    all(name).flatMap((one) => (/ R$/.test(one) ? meanings(one, valuesOf).map((said) => `/${name} ${said}`) : [])),
  );
  const isKindClear = Object.entries(kinds).every(([name, kind]) =>
    all(name).every((one) => {
      const [said = "", ...others] = meanings(one, valuesOf);
      return others.length === 0 && kind.test(said);
    }),
  );
  const isTable = entries.has("First");
  const isPicture = !isTable && all("Subtype").some((one) => meanings(one, valuesOf).includes("/Image"));
  const parms = !isTable && all("Type").includes("/XRef") ? [plainParms, rowParms] : [plainParms];
  // A file beside this one is none of its filters.
  const packings = [...all("Filter"), ...all("F").filter((one) => !/^(?:\(|<<)/.test(one))];
  return {
    said: `${called} obj ${value.plain} ${elsewhere.join(" ")}`,
    filters: packings.length === 0 ? [] : filtersOf(packings.map((one) => meanings(one, valuesOf))),
    isClear:
      isKindClear &&
      (isPicture || [...all("DecodeParms"), ...all("DP")].every((one) => parms.some((plain) => plain.test(one)))),
  };
}

/** How a stream is packed, where no byte is reckoned from those before it: nobody here undoes that. */
const plainParms = /^(?:null|(?:<<|\[)(?:(?! R\b)(?!\/Predictor(?! (?:1|null)(?= |$)))[\s\S])*)$/;

/** The rows of a table of places, which hold numbers: they are undone, and looked at all the same. */
const rowParms =
  /^(?:\[ )?<<(?: \/(?:Columns \d+|Colors 1|BitsPerComponent 8))* \/Predictor 1[0-5](?: \/(?:Columns \d+|Colors 1|BitsPerComponent 8))* >>(?: \])?$/;

/** What says of what kind a stream is, and how: what says so in another way, or leads nowhere, may be a picture's. */
const kinds = {
  Type: /^(?:\/\S*|null)$/,
  Subtype: /^(?:\/\S*|null)$/,
  ImageMask: /^(?:true|false|null)$/,
};

interface Head {
  readonly said: string;
  /** By what it is packed; `null` where nobody knows before it is unpacked. */
  readonly filters: readonly string[] | null;
  /** Whether it is made out of what kind it is. */
  readonly isClear: boolean;
}

/** Names of filters, where all that is said of them is one and the same. */
function filtersOf(said: readonly (readonly string[])[]): readonly string[] | null {
  const [one, ...others] = unique(said.flat());
  if (one === undefined || others.length > 0 || said.some((each) => each.length === 0)) return null;
  if (one === "null") return [];
  const names = one
    .replace(/^\[(.*)\]$/, "$1")
    .trim()
    .split(/ +/)
    .filter(Boolean);
  return names.every((name) => name.startsWith("/")) ? names.map((name) => name.slice(1)) : null;
}

/** The same where only the letters before a stream are known. */
function filtersIn(written: string): readonly string[] | null {
  const plain = plainNames(written.replaceAll(/\/FontFile\d?/g, ""));
  const said = /\/(?:Filter|F)\s*(\[[^\]]*\]|\/[A-Za-z0-9]+|\d+\s+\d+\s+R)/.exec(plain);
  if (!said) return /\/Filter\b/.test(plain) ? null : [];
  const [, names = ""] = said;
  if (/\d+\s+\d+\s+R/.test(names)) return null;
  return [...names.matchAll(/\/([A-Za-z0-9]+)/g)].map(([, name = ""]) => name);
}

function unpackedStream(
  { from, to }: FoundStream,
  { said: head, filters, isClear }: Head,
  bytes: Buffer,
  reading: Reading,
  at: string,
): Omit<PdfStream, "place"> {
  // One that is no object's is told: how it is packed, and of what kind it is, nobody knows.
  if (filters === null || !isClear) reading.unread("packing", at);
  if (filters === null) {
    return { head, bytes: null, filters: [], isTooMuch: true };
  }
  const { bytes: own, why } = unpacked(bytes.subarray(from, to), filters, head, reading, at);
  if (why !== null) reading.unread(why, at);
  return { head, bytes: own, filters, isTooMuch: why === "too-big" };
}

/** Whether a stream is a table of objects: a viewer reads each so that says where its first object begins, whatever it calls itself. */
export function isObjects({ head }: Pick<PdfStream, "head">): boolean {
  return /\/(?:Type\s*\/ObjStm|First)\b/.test(head);
}

/** The same before it is unpacked, or whether it may be one. */
function isTableOfObjects({ value }: FoundStream, valuesOf: ValuesOf): boolean {
  const types = value?.entries?.get("Type") ?? [];
  if (value?.entries?.has("First")) return true;
  return types.some((one) => {
    const said = meanings(one, valuesOf);
    return said.includes("/ObjStm") || said.length === 0 || said.some((each) => !/^(?:\/|null$)/.test(each));
  });
}

/** More objects no program lays in one table; of those that are longer none is a name. */
const [mostInTable, longestInTable] = [20_000, 400];

/** Any object may be called so, and may say anything: what is not made out is no name. */
const [anyOf, anything] = ["", "?"];

/** What the objects of a table say that are no dictionaries. */
function valuesIn(
  text: string,
  begins: readonly string[],
  valuesOf: ValuesOf,
): readonly { readonly called: string; readonly said: string }[] {
  const [said, ...others] = begins.flatMap((one) => meanings(one, valuesOf));
  const first = Number(said);
  const head = text.slice(0, first);
  const numbers = head.split(/[\s\0]+/).filter(Boolean);
  if (others.length > 0 || !/^[\s\0\d]+$/.test(head) || numbers.length > mostInTable * 2)
    return [{ called: anyOf, said: anything }];
  return Array.from({ length: numbers.length >> 1 }, (_, nth) => {
    const at = first + Number(numbers[nth * 2 + 1]);
    const { plain, isWhole, entries } = valueAt(`${text.slice(at, at + longestInTable)} `, 0);
    const isDictionary = isWhole ? entries !== null : text.startsWith("<<", at);
    return { called: `${Number(numbers[nth * 2])} 0`, said: isDictionary ? "" : isWhole ? plain : anything };
  }).filter(({ said }) => said !== "");
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
