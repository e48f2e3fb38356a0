import { unseenSigns } from "../../kernel/index.ts";

/** A text as it may be read, with where each of its letters stands in what is written. */
export interface Reading {
  readonly text: string;
  readonly at: readonly number[];
  /** Where each of them ends there, where one is written with several signs. */
  readonly ends?: readonly number[];
}

const hyphens = String.raw`\-\u2010\u2011`;
const lineEnds = String.raw`\n\r\u2028\u2029`;
/** Blanks that show, though Unicode lets a program leave them out. */
const fillers = String.raw`\u115f\u1160\u3164\uffa0`;

/** A word that a hyphen, or a soft one that shows there, breaks over a line's end; no more blanks there than a line has. */
const broken = `[${hyphens}\\u00ad][[\\s${unseenSigns}]--[${lineEnds}]]{0,24}[${lineEnds}][\\s${unseenSigns}]*`;
const unlike = new RegExp(
  `(?<broken>${broken})|(?<filler>[${fillers}])|[${unseenSigns}]|(?<hyphen>[\\u2010\\u2011])`,
  "gv",
);
const mayDiffer = new RegExp(`[${unseenSigns}\\u2010\\u2011]|-[[\\s]--[${lineEnds}]]{0,24}[${lineEnds}]`, "v");

/** What is read for a hyphen at a line's end: nothing, the hyphen of a double name, or what the next letter tells. */
const asLetterTells = (next: string) => (/^\p{Lu}/u.test(next) ? "-" : "");
const hyphenations: readonly ((next: string) => string)[] = [() => "", () => "-", asLetterTells];

/**
 * How a text may be read otherwise than it is written: past signs that nobody sees, with every hyphen as the plain one, and with
 * words whole that a hyphen breaks over a line's end; and as an address says it. Most texts read as they are written: none.
 */
export function readingsOf(text: string): readonly Reading[] {
  return [...readOtherwise(text), ...(mayBeEscaped.test(text) ? [unescaped(text)] : [])];
}

/** How a browser writes letters and blanks in an address that it copies: `%C3%85se%20Opdigt`, `Aase+Opdigt`. */
const mayBeEscaped = /%[0-9a-f]{2}|:\/\/\S*\+/i;
const escapes = /(?:%[0-9a-f]{2})+|\+/gi;

function unescaped(written: string): Reading {
  const [at, ends]: [number[], number[]] = [[], []];
  let [text, from] = ["", 0];
  const keep = (read: string, start: number, end: number) => {
    for (let unit = 0; unit < read.length; unit += 1) {
      at.push(start);
      ends.push(end);
    }
    text += read;
  };
  const keepAsWritten = (to: number) => {
    for (; from < to; from += 1) keep(written.charAt(from), from, from + 1);
  };
  for (const { index, 0: found } of written.matchAll(escapes)) {
    keepAsWritten(index);
    if (found === "+") keep(" ", index, index + 1);
    else {
      // Each letter by itself, so that it is known where it stands: as many bytes as it says that it is of.
      const bytes = Buffer.from(found.replaceAll("%", ""), "hex");
      for (let byte = 0; byte < bytes.length; ) {
        const first = bytes[byte] ?? 0;
        const length = first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        const start = index + byte * 3;
        byte = Math.min(bytes.length, byte + length);
        keep(bytes.toString("utf8", (start - index) / 3, byte), start, index + byte * 3);
      }
    }
    from = index + found.length;
  }
  keepAsWritten(written.length);
  return { text, at, ends };
}

function readOtherwise(text: string): readonly Reading[] {
  if (!mayDiffer.test(text)) return [];
  const all = hyphenations.flatMap((broken) => [" ", ""].map((filler) => readAs(text, broken, filler)));
  return [...new Map(all.map((one) => [one.text, one])).values()].filter((one) => one.text !== text);
}

function readAs(written: string, broken: (next: string) => string, filler: string): Reading {
  const at: number[] = [];
  let [text, from] = ["", 0];
  const keep = (to: number) => {
    for (let index = from; index < to; index += 1) at.push(index);
    text += written.slice(from, to);
  };
  for (const { index, 0: found, groups } of written.matchAll(unlike)) {
    keep(index);
    from = index + found.length;
    const sign = groups?.broken ? broken(written.slice(from, from + 2)) : groups?.filler ? filler : "";
    const read = groups?.hyphen ? "-" : sign;
    if (read !== "") at.push(index);
    text += read;
  }
  keep(written.length);
  return { text, at };
}

/** A name as it is typed, without what nobody sees. */
export function plainName(text: string): string {
  return readAs(text, asLetterTells, " ").text;
}
