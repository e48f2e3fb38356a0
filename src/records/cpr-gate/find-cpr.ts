import { beginsWithDay, centuryOf } from "./birth-day.ts";
import { type FoldedText, foldText } from "./fold-text.ts";

/** Where a CPR number stands: `text.slice(from, to)`. The number itself is not in the hit, so that a hit may be logged. */
export interface CprHit {
  readonly from: number;
  readonly to: number;
}

/** Between two digits: something invisible, or white space too, such as a line break with its indents. */
const unseen = "\\u200b?";
const gap = "[ \\u200b]{0,4}";
/** As far as a tabulator or a table's column may part the day from the running number. */
const wide = "[ \\u200b]{0,24}";

const digits = (count: number, between = unseen) => `\\d(?:${between}\\d){${count - 1}}`;
const form = (pattern: string) => new RegExp(`(?<!\\d)${pattern}(?!\\d)`, "gu");
/** In groups with white space between, and no part of a longer row, a telephone with its country or an IBAN. */
const groups = (...counts: readonly number[]) =>
  new RegExp(`(?<![\\d+] ?)(?<!\\p{L})${counts.map((count) => digits(count)).join("[ \\u200b]{1,4}")}(?! ?\\d)`, "gu");
/** A sign between the day and the running number, whichever: people write what their keyboard has. */
const sign = "[^\\p{L}\\p{N}\\s\\u200b,.]";

/** How a number is written. All must begin with a day that exists, and touch no other digit. */
const forms: readonly RegExp[] = [
  // 010190-1234, broken or spaced anywhere: the hyphen after six digits says what it is.
  form(`${digits(6, gap)}${wide}-${wide}${digits(4, gap)}`),
  // 01.01.90-1234, 01/01/90-1234, 01-01-90-1234
  form(`${digits(2)}${gap}([-./])${gap}${digits(2)}${gap}\\1${gap}${digits(2)}${gap}-${gap}${digits(4)}`),
  // 010190/1234, 010190_1234, 010190:1234, 010190 | 1234; 010190.1234 and 010190,1234 only without a space, which ends a sentence
  form(`${digits(6)}(?:${gap}${sign}{1,3}${gap}|${unseen}[.,]${unseen})${digits(4)}`),
  // 01.01.90.1234, 01/01/1990/1234, 01_01_90_1234: one sign throughout; and 01.01.90/1234 close together
  form(`${digits(2)}${gap}([-./_:])${gap}${digits(2)}${gap}\\1${gap}${digits(2)}${gap}\\1${gap}${digits(4)}`),
  form(`${digits(2)}([-./_:])${digits(2)}\\1${digits(4)}\\1${digits(4)}`),
  form(`${digits(2)}([-./])${digits(2)}\\1${digits(2)}${unseen}${sign}${unseen}${digits(4)}`),
  // 01011990-1234
  form(`${digits(8)}${gap}-${gap}${digits(4)}`),
  // 01.01.1990-1234
  form(`${digits(2)}${gap}([-./])${gap}${digits(2)}${gap}\\1${gap}${digits(4)}${gap}-${gap}${digits(4)}`),
  // 0101901234, 010190 1234, 010190        1234
  form(`${digits(6)}${wide}${digits(4)}`),
  // 0101 90 1234, 01 01 90 1234, 01 0190 1234; pairs to the end are a telephone
  groups(4, 2, 4),
  groups(2, 2, 2, 4),
  groups(2, 4, 4),
  // 0 1 0 1 9 0 1 2 3 4, and not a longer row
  form(`(?<!(?<!\\d)\\d {1,3})${digits(10, "[ \\u200b]{1,4}")}(?! {1,3}\\d(?!\\d))`),
];

/** 01 01 90 12 34, 01.01.90 1234: only where the text says that a CPR number comes, else these are telephones and times. */
const announced = new RegExp(
  `(?:cpr|person(?:nummer|nr)|født)[^\\d]{0,20}(${digits(10, "[-./ \\u200b]{0,4}")})(?!\\d)`,
  "gi",
);

const tenDigits = /^(?:\D*\d){10}/;

/** A label right before ten plain digits that says they are something else. */
const otherLabel =
  /(?:konto|account|reg\.?|iban|p-?n(?:umme)?r|produktionsenhed|ordre|faktura|invoice|bilag|ean|gln|kid|fik|tlf|telefon|mobil)[a-zæøå]{0,6}[.:]?(?: ?n(?:umme)?r[.:]?)?[ :#]*$/i;

/**
 * Every CPR number in a text, in order of place, overlapping finds merged. Finds numbers without hyphen, split by
 * line breaks or invisible characters, in full-width and other digits.
 *
 * Ten digits without a hyphen are let pass where the text around shows that they are something else: a decimal or a
 * currency after them where they do not begin with 0, a sign, `+` or decimal before, a label such as *konto* or *faktura* right before, or a place
 * within a UUID or a fingerprint of 24 letters and digits or more.
 */
export function findCpr(text: string): readonly CprHit[] {
  const folded = searchable(text);
  return folded === null ? [] : merged(numbersIn(folded.text).map((one) => hitOf(one, folded, text)));
}

/** How much of a text is looked at in one go for its first number, and how much around it, well over what any number and its surroundings take. */
const stretch = 4_096;
const beside = 1_024;

/**
 * The numbers in the first stretch of a text that has any, and in what follows upon it; none where there is none in the whole.
 * What only asks whether there is one does not look further: a text can be made of numbers throughout, and each takes its time.
 */
export function firstCpr(text: string): readonly CprHit[] {
  const folded = searchable(text);
  if (folded === null) return [];
  for (let from = 0; from < folded.text.length; from += stretch) {
    const start = Math.max(0, from - beside);
    const found = numbersIn(folded.text.slice(start, from + stretch + beside))
      .map(({ at, written }) => ({ at: start + at, written }))
      .filter(({ at }) => at >= from);
    if (found.some(({ at }) => at < from + stretch)) return merged(found.map((one) => hitOf(one, folded, text)));
  }
  return [];
}

function merged(hits: readonly CprHit[]): readonly CprHit[] {
  const apart: CprHit[] = [];
  for (const hit of hits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = apart.at(-1);
    if (last && hit.from < last.to) apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, hit.to) };
    else apart.push(hit);
  }
  return apart;
}

/** Digits that are written otherwise than 0–9: of Latin-1 the raised ones alone. */
const needsFolding = /[\u00b2\u00b3\u00b9\u0100-\u{10ffff}]/u;

/** Every form has ten digits at least: most texts are done with here, and publishing thousands goes twice as fast. */
function searchable(original: string): FoldedText | null {
  if (!needsFolding.test(original) && !tenDigits.test(original)) return null;
  const folded = foldText(original);
  return tenDigits.test(folded.text) ? folded : null;
}

/** A number as a folded text has it, and where. */
interface Written {
  readonly at: number;
  readonly written: string;
}

function numbersIn(text: string): readonly Written[] {
  const found: Written[] = [];
  for (const one of forms) {
    for (const { 0: written, index } of overlapping(one, text)) {
      if (isDay(written) && !isSomethingElse(written, index, text)) found.push({ at: index, written });
    }
  }
  for (const match of text.matchAll(announced)) {
    const written = match[1] ?? "";
    if (isDay(written)) found.push({ at: match.index + match[0].length - written.length, written });
  }
  return found;
}

function hitOf({ at: start, written }: Written, { at }: FoldedText, original: string): CprHit {
  const last = at[start + written.length - 1] ?? 0;
  return { from: at[start] ?? 0, to: last + String.fromCodePoint(original.codePointAt(last) ?? 0).length };
}

/** All matches, also one that begins within another: `12 010190-1234` must not hide behind its first digits. */
function* overlapping(one: RegExp, text: string): Generator<RegExpExecArray> {
  const search = new RegExp(one);
  for (let match = search.exec(text); match; match = search.exec(text)) {
    yield match;
    search.lastIndex = match.index + 1;
  }
}

function isDay(written: string): boolean {
  const plain = written.replace(/\D/g, "");
  if (plain.length === 10) return beginsWithDay(plain);
  const short = plain.slice(0, 4) + plain.slice(6);
  // 14.09.2026-1430 is a day and a time: a number's seventh digit says its century, and no time's says 2000.
  if (/^\d\d\D/.test(written)) return beginsWithDay(short) && plain.slice(4, 6) === String(centuryOf(short) / 100);
  return /^\d{4}(?:18|19|20)/.test(plain) && beginsWithDay(short);
}

/** An id of ours, or of another program: one in some thousands has ten digits in a row that begin with a day. */
const uuid = /(?<![0-9a-z-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z-])/gi;
const uuidLength = 36;

function isInUuid(written: string, start: number, text: string): boolean {
  const from = Math.max(0, start - uuidLength);
  const end = start + written.length;
  return [...text.slice(from, end + uuidLength).matchAll(uuid)].some(
    ({ index }) => from + index <= start && end <= from + index + uuidLength,
  );
}

function isSomethingElse(written: string, start: number, text: string): boolean {
  if (isInUuid(written, start, text)) return true;
  if (written.includes("-")) return false;
  const before = text.slice(Math.max(0, start - 40), start);
  const after = text.slice(start + written.length, start + written.length + 40);
  if (/\d[.,]$|[+]$/.test(before)) return true;
  // No amount begins with nothing: 0101901234 kr. is none.
  if (!written.startsWith("0") && /^[.,]\d|^ ?(?:kr|dkk|eur|usd|sek|nok)\b/i.test(after)) return true;
  if (otherLabel.test(before)) return true;
  if (/[0-9a-f]-[0-9a-f]*$/i.test(before) && /^[0-9a-f]{1,2}\b/i.test(after)) return true;
  // A fingerprint: one long word of letters and digits, digits in what stands around it too. An address of words is none.
  const around = `${/[a-z0-9+/]*$/i.exec(before)?.[0] ?? ""}${/^[a-z0-9+/]*/i.exec(after)?.[0] ?? ""}`;
  return around.length + written.length >= 24 && !written.includes(" ") && /\d.*\d.*\d/.test(around);
}
