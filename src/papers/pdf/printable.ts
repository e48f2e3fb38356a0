/** Characters that need no glyph though no font of ours has them: the isolates of bidirectional text; line break, tab. */
const unseen = /^[\u2066-\u2069\n\t]$/;

/** A word longer than any in a Danish dictionary. */
const longWord = /\S{41,}/gu;
const breakEvery = 20;

/**
 * The same data, fit to be set in type:
 * - letter and mark in one character (NFC);
 * - a character that no font of ours can show written as `[U+65E0]`: a PDF/UA document may not hold a missing glyph,
 *   and a name must never vanish in silence;
 * - U+FEFF, which PDF/UA forbids, as U+2060, the word joiner that Unicode has put in its place;
 * - places to break (U+200B) in words of more than 40 characters, so that they stay on the page.
 */
export function printable(value: unknown, covered: ReadonlySet<number>): unknown {
  if (typeof value === "string") {
    return [...value.normalize("NFC").replaceAll("\ufeff", "\u2060")]
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
  if (covered.has(code) || unseen.test(character)) return character;
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}

function withBreaks(word: string): string {
  return [...word].map((one, index) => (index > 0 && index % breakEvery === 0 ? `\u200b${one}` : one)).join("");
}
