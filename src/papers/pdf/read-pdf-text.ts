import { inflateSync } from "node:zlib";

/**
 * The text of a PDF that Typst wrote, glyph by glyph in the order it is drawn, pages one after the other; white space
 * left out. For the tests: it follows fonts and their ToUnicode maps, and nothing else of the format.
 */
export function readPdfText(pdf: Uint8Array): string {
  const objects = objectsOf(Buffer.from(pdf).toString("latin1"));
  return [...objects.values()]
    .filter((object) => object.includes("/Type /Page\n"))
    .map((page) => {
      const fonts = new Map<string, ReadonlyMap<string, string>>();
      for (const [, name = "", font = ""] of page.matchAll(/\/(f\d+) (\d+) 0 R/g)) {
        const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font) ?? "")?.[1];
        fonts.set(name, toUnicode(streamOf(objects.get(map ?? "") ?? "")));
      }
      const content = /\/Contents (\d+) 0 R/.exec(page)?.[1];
      return shownText(streamOf(objects.get(content ?? "") ?? ""), fonts);
    })
    .join("")
    .replace(/[\s\u00ad\u200b]/g, "");
}

function objectsOf(file: string): Map<string, string> {
  return new Map([...file.matchAll(/(\d+) 0 obj(.*?)endobj/gs)].map(([, number = "", body = ""]) => [number, body]));
}

function streamOf(object: string): string {
  const body = /\nstream\r?\n(.*)\r?\nendstream/s.exec(object)?.[1];
  if (body === undefined || !object.includes("/FlateDecode")) return body ?? "";
  return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
}

/** Two bytes of glyph → text, from the `bfchar` and `bfrange` lines of a CMap. */
function toUnicode(cmap: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const text = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, glyph = "", hex = ""] of cmap.matchAll(/^<(\w{4})> ?<(\w+)>$/gm)) found.set(glyph, text(hex));
  return found;
}

/** A change of font, or where a string begins: literal, or hexadecimal. */
const shownString = /\/(f\d+) [\d.]+ Tf|<([0-9A-F]+)>|\(/g;

function shownText(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): string {
  let font: ReadonlyMap<string, string> = new Map();
  let shown = "";
  const next = new RegExp(shownString);
  for (let found = next.exec(content); found; found = next.exec(content)) {
    const [, name, hex] = found;
    if (name !== undefined) {
      font = fonts.get(name) ?? new Map();
      continue;
    }
    let glyphs = hex?.toLowerCase() ?? "";
    if (hex === undefined) {
      const end = endOfLiteral(content, next.lastIndex);
      glyphs = Buffer.from(unescaped(content.slice(next.lastIndex, end)), "latin1").toString("hex");
      next.lastIndex = end + 1;
    }
    for (const glyph of glyphs.match(/.{4}/g) ?? []) shown += font.get(glyph.toUpperCase()) ?? "";
  }
  return shown;
}

/** Where the parenthesis is that ends a literal string: inside it parentheses stand in balance, to any depth, or escaped. */
function endOfLiteral(content: string, from: number): number {
  let depth = 1;
  for (let at = from; at < content.length; at++) {
    if (content[at] === "\\") at++;
    else if (content[at] === "(") depth++;
    else if (content[at] === ")" && --depth === 0) return at;
  }
  return content.length;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescaped(literal: string): string {
  return literal.replace(/\\([0-7]{1,3}|.)/gs, (_all, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : (escapes[code] ?? code),
  );
}
