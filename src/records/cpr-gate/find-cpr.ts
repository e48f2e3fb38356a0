import { beginsWithDay } from "./birth-day.ts";
import { type FoldedText, foldText } from "./fold-text.ts";

/** Where a CPR number stands: `text.slice(from, to)`. The number itself is not in the hit, so that a hit may be logged. */
export interface CprHit {
  readonly from: number;
  readonly to: number;
}

/** White space between two digits: a space, or a line break with its indents. */
const gap = " {0,3}";
const spaced = (count: number) => `\\d(?:${gap}\\d){${count - 1}}`;

/** How a number is written. All must begin with a day that exists, and touch no other digit. */
const forms: readonly RegExp[] = [
  // 010190-1234, broken or spaced anywhere: the hyphen after six digits says what it is.
  new RegExp(`(?<!\\d)${spaced(6)}${gap}-${gap}${spaced(4)}(?!\\d)`, "g"),
  // 01.01.90-1234, 01/01/90-1234, 01-01-90-1234
  /(?<!\d)\d\d([-./]) ?\d\d\1 ?\d\d {0,3}- {0,3}\d{4}(?!\d)/g,
  // 01011990-1234
  /(?<!\d)\d{4}(?:18|19|20)\d\d {0,3}- {0,3}\d{4}(?!\d)/g,
  // 0101901234 and 010190 1234
  /(?<!\d)\d{6} {0,3}\d{4}(?!\d)/g,
  // 0 1 0 1 9 0 1 2 3 4, and not a longer row
  /(?<!\d|(?<!\d)\d {1,3})\d(?: {1,3}\d){9}(?!\d| {1,3}\d(?!\d))/g,
];

/** 01 01 90 12 34, 01.01.90 1234: only where the text says that a CPR number comes, else these are telephones and times. */
const announced =
  /(?:cpr|person(?:nummer|nr)|født)[^\d]{0,20}(\d(?:[-./ ]{0,3}\d){5}[-./ ]{0,3}\d(?:[-./ ]{0,3}\d){3})(?!\d)/gi;

/** A label right before ten plain digits that says they are something else. */
const otherLabel =
  /(?:konto|account|reg\.?|iban|p-?n(?:umme)?r|produktionsenhed|ordre|faktura|invoice|bilag|ean|gln|kid|fik|tlf|telefon|mobil)[a-zæøå]{0,6}[.:]?(?: ?n(?:umme)?r[.:]?)?[ :#]*$/i;

/**
 * Every CPR number in a text, in order of place, overlapping finds merged. Finds numbers without hyphen, split by
 * line breaks or invisible characters, in full-width and other digits.
 *
 * Ten digits without a hyphen are let pass where the text around shows that they are something else: a decimal or a
 * currency after them, a sign, `+` or decimal before, a label such as *konto* or *faktura* right before, or a place
 * within a UUID or a fingerprint of 24 letters and digits or more.
 */
export function findCpr(text: string): readonly CprHit[] {
  const found = [...hitsIn(foldText(text, "dropped"), text), ...hitsIn(foldText(text, "kept"), text)];
  const merged: CprHit[] = [];
  for (const hit of found.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && hit.from < last.to) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, hit.to) };
    else merged.push(hit);
  }
  return merged;
}

function hitsIn(folded: FoldedText, original: string): CprHit[] {
  const hits: CprHit[] = [];
  const add = (start: number, written: string) => {
    const from = folded.at[start] ?? 0;
    const last = folded.at[start + written.length - 1] ?? 0;
    hits.push({ from, to: last + ((original.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) });
  };
  for (const form of forms) {
    for (const match of overlapping(form, folded.text)) {
      if (isDay(match[0]) && !isSomethingElse(match[0], match.index, folded.text)) add(match.index, match[0]);
    }
  }
  for (const match of folded.text.matchAll(announced)) {
    const written = match[1] ?? "";
    if (isDay(written)) add(match.index + match[0].length - written.length, written);
  }
  return hits;
}

/** All matches, also one that begins within another: `12 010190-1234` must not hide behind its first digits. */
function* overlapping(form: RegExp, text: string): Generator<RegExpExecArray> {
  const search = new RegExp(form);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    yield match;
    search.lastIndex = match.index + 1;
  }
}

function isDay(written: string): boolean {
  const digits = written.replace(/\D/g, "");
  return beginsWithDay(digits.length === 12 ? digits.slice(0, 4) + digits.slice(6) : digits);
}

function isSomethingElse(written: string, start: number, text: string): boolean {
  if (written.includes("-")) return false;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(start + written.length, start + written.length + 40);
  if (/\d[.,]$|[+]$/.test(before) || /^[.,]\d|^ ?(?:kr|dkk|eur|usd|sek|nok)\b/i.test(after)) return true;
  if (otherLabel.test(before)) return true;
  if (/[0-9a-f]-[0-9a-f]*$/i.test(before) && /^[0-9a-f]{1,2}\b/i.test(after)) return true;
  const token = `${/[a-z0-9+/]*$/i.exec(before)?.[0] ?? ""}${written}${/^[a-z0-9+/]*/i.exec(after)?.[0] ?? ""}`;
  return token.length >= 24 && !token.includes(" ");
}
