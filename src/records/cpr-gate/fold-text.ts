import { unseenSigns } from "../../kernel/index.ts";

/** A mark upon a digit is as good as invisible: the digit is read all the same. */
const unseen = new RegExp(`[${unseenSigns}\\p{M}]`, "u");

/** Text in the plain form that is searched; `at[i]` is where its character i stands in the original (UTF-16). */
export interface FoldedText {
  readonly text: string;
  readonly at: readonly number[];
}

/**
 * Digits of every script and shape to 0–9, dashes to `-`, white space and line breaks to a space, and each row of
 * invisible characters (zero-width, soft hyphen, marks of direction, marks upon a character) to one U+200B: the search must be able to look
 * past them within a number, and yet see that they keep two numbers apart.
 */
export function foldText(original: string): FoldedText {
  const at: number[] = [];
  const parts: string[] = [];
  let position = 0;
  for (const character of original) {
    const folded = fold(character);
    if (folded !== "\u200b" || parts.at(-1) !== folded) {
      parts.push(folded);
      at.push(position);
    }
    position += character.length;
  }
  return { text: parts.join(""), at };
}

function fold(character: string): string {
  if (/[\w.,:;/+]/.test(character)) return character;
  if (/\p{Nd}/u.test(character)) return digitOf(character);
  if (/[\p{Pd}\u2212]/u.test(character)) return "-";
  // Before white space, which U+FEFF counts as too.
  if (unseen.test(character)) return "\u200b";
  if (/[\s\p{Cc}]/u.test(character)) return " ";
  const plain = character.normalize("NFKC");
  return /^\d$/.test(plain) ? plain : oneUnit(character);
}

/** A character beyond the first plane counts as one here; what it is does not matter to the search. */
function oneUnit(character: string): string {
  return character.length === 1 ? character : "\ufffd";
}

/** A decimal digit of any script: Unicode lays them 0–9 in a row, beginning at …0 or …6 but for the mathematical ones. */
function digitOf(character: string): string {
  const plain = character.normalize("NFKC");
  if (/^\d$/.test(plain)) return plain;
  const code = character.codePointAt(0) ?? 0;
  const row = code & ~0xf;
  const zero = /\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6;
  return String(code - zero);
}
