/** Characters that need no glyph: format characters (joiners, bidi marks), variation selectors. */
const unseen = /^[\p{Cf}\p{Variation_Selector}]$/u;

/**
 * The same data with every character that no font of ours can show written as `[U+65E0]`: a PDF/UA document may not
 * hold a missing glyph, and a name must never vanish in silence. Line breaks and tabs stay; lone surrogates, which
 * are no characters, are written out too.
 */
export function printable(value: unknown, covered: ReadonlySet<number>): unknown {
  if (typeof value === "string") return [...value].map((one) => shown(one, covered)).join("");
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
