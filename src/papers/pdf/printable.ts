/** Characters that need no glyph: format characters (joiners, bidi marks), variation selectors. */
const unseen = /^[\p{Cf}\p{Variation_Selector}]$/u;

/** A word longer than any in a Danish dictionary. */
const longWord = /\S{41,}/gu;
const breakEvery = 20;

/**
 * The same data, fit to be set in type: every character that no font of ours can show is written as `[U+65E0]`, for
 * a PDF/UA document may not hold a missing glyph, and a name must never vanish in silence; and words of more than 40
 * characters get invisible places to break (U+200B), so that they stay on the page. Line breaks and tabs stay.
 */
export function printable(value: unknown, covered: ReadonlySet<number>): unknown {
  if (typeof value === "string") {
    return [...value]
      .map((one) => shown(one, covered))
      .join("")
      .replace(longWord, withBreaks);
  }
  if (Array.isArray(value)) return value.map((one) => printable(one, covered));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, printable(one, covered)]));
  }
  return value;
}

function shown(character: string, covered: ReadonlySet<number>): string {
  const code = character.codePointAt(0) ?? 0;
  if (covered.has(code) || unseen.test(character) || character === "\n" || character === "\t") return character;
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}

function withBreaks(word: string): string {
  return [...word].map((one, index) => (index > 0 && index % breakEvery === 0 ? `\u200b${one}` : one)).join("");
}
