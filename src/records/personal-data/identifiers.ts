import { createHmac } from "node:crypto";
import { unseenRanges } from "../../kernel/index.ts";
import { type Reading, readingsOf } from "./readings.ts";
import { foldedWords, partedWords, type Word, wordsIn } from "./words-in.ts";

/** A name or mail address as a digest that only the holder of the secret can make: what an erasure may leave behind. */
export interface Identifier {
  readonly words: number;
  readonly digest: string;
}

/** Finds someone in text by whole words, however they are spaced or cased, with a genitive's *s* or without. */
export interface Matcher {
  readonly isIn: (text: string) => boolean;
  /** Where in a text it first stands; `null` where it does not. */
  readonly firstIn: (text: string) => { readonly from: number; readonly to: number } | null;
  /** Everything of it that was found, as it is written there. */
  readonly allIn: (text: string) => readonly string[];
  /** The text with what was found replaced. */
  readonly replacedIn: (text: string, by: string) => string;
  /** What a database looks for first, as a pattern of PostgreSQL's (`~`); `null` where only digests are known. */
  readonly pattern: string | null;
}

/** Digests of names and mail addresses, for one municipality. */
export function identifiersOf(secret: string, municipality: string, texts: readonly string[]): readonly Identifier[] {
  return asSpelt(texts)
    .map(foldedWords)
    .map((words) => ({
      words: words.length,
      digest: digestOf(secret, municipality, words.join(" ")),
    }));
}

/** Says whether two installations make the same digests, without saying what the secret is. */
export function secretMark(secret: string): string {
  return createHmac("sha256", secret).update("udsyn erasure mark").digest("hex").slice(0, 16);
}

/**
 * A matcher of a name as it is to be corrected: where the right one already stands, nothing is wrong. A longer name stands there in
 * any spelling that would be found; where the two differ by spelling alone, that is what is put right.
 */
export function matcherOfWrong(wrong: string, right: string): Matcher {
  const standing = knownIn([right]);
  const spans = knownIn([wrong]);
  const isSpelling = foldedWords(wrong).join(" ") === foldedWords(right).join(" ");
  return matcher(
    (text) => {
      const found = spans(text);
      if (found.length === 0) return found;
      const stands = standing(text).filter(({ from, to }) => !isSpelling || text.slice(from, to) === right);
      return found.filter(({ from, to }) => !stands.some((one) => one.from <= from && to <= one.to));
    },
    patternOf([wrong]),
  );
}

const spelling: Readonly<Record<string, string>> = { æ: "ae", ø: "oe", å: "aa", ß: "ss" };

/** As they are written, and as an address of the site spells them: `Bente Gråspurv` in `kor-v-bente-graaspurv`. */
function asSpelt(texts: readonly string[]): readonly string[] {
  const plain = texts.map((text) =>
    text
      .normalize("NFC")
      .toLowerCase()
      .replace(/[æøåß]/g, (letter) => spelling[letter] ?? letter)
      .normalize("NFKD")
      .replace(/\p{M}/gu, ""),
  );
  return [...texts, ...plain.filter((text, at) => text !== texts[at]?.normalize("NFC").toLowerCase())];
}

/** A matcher of known names and mail addresses. */
export function matcherOf(texts: readonly string[]): Matcher {
  const spelt = asSpelt(texts);
  return matcher(knownIn(spelt), patternOf(spelt));
}

function knownIn(texts: readonly string[]): SpansIn {
  const folded = foldedOf(texts);
  const known = new Set(folded.map((words) => words.join(" ")));
  return spansIn(lengthsOf(folded.map((words) => words.length)), (text) => known.has(text));
}

/**
 * Every text that may name them: with the longest part of each name that is ASCII, as databases differ in how they fold other
 * letters and an accent can be written in two ways; or with anything that a part may be broken by, which few texts have.
 */
function patternOf(texts: readonly string[]): string {
  const parts = foldedOf(texts).map((words) => longest(words.flatMap((word) => word.match(/[a-z0-9]+/g) ?? [])));
  const anyCase = parts.map((part) => part.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`));
  return [...anyCase, `[${unseenRanges()}]`, brokenOverLines].join("|");
}

/** A word's hyphen at the end of a line, which JSON writes as two signs; not a rule or a table of dashes. */
const brokenOverLines = String.raw`[^[:space:]-][-\u2010\u2011]([[:space:]]|\\[tf])*([\n\r\u2028\u2029]|\\[nr])`;

const foldedOf = (texts: readonly string[]) => texts.map(foldedWords).filter((words) => words.length > 0);

/** A matcher of those whose digests are known: what an erasure is repeated by, after a restore. */
export function matcherOfDigests(secret: string, municipality: string, identifiers: readonly Identifier[]): Matcher {
  const known = new Set(identifiers.map((one) => one.digest));
  const lengths = lengthsOf(identifiers.map((one) => one.words));
  const isKnown = (text: string) => known.has(digestOf(secret, municipality, text));
  return matcher(spansIn(lengths, remembered(isKnown)), null);
}

/** Most words of a trail are the same few: what was found of them is remembered, and forgotten when it grows. */
function remembered(look: (text: string) => boolean): (text: string) => boolean {
  const found = new Map<string, boolean>();
  return (text) => {
    const before = found.get(text);
    if (before !== undefined) return before;
    if (found.size >= 50_000) found.clear();
    const now = look(text);
    found.set(text, now);
    return now;
  };
}

function longest(words: readonly string[]): string {
  return words.reduce((found, word) => (word.length > found.length ? word : found), "");
}

function digestOf(secret: string, municipality: string, folded: string): string {
  return createHmac("sha256", secret).update(`udsyn erasure\n${municipality}\n${folded}`).digest("hex");
}

function lengthsOf(counts: readonly number[]): readonly number[] {
  return [...new Set(counts)].filter((count) => count > 0).toSorted((a, b) => b - a);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Where somebody is named in a text, the first first. */
type SpansIn = (text: string) => readonly Span[];

/** Where something stands in the text that was read. */
function writtenIn({ at, ends }: Reading): (read: Span) => Span {
  return ({ from, to }) => ({ from: at[from] ?? 0, to: ends?.[to - 1] ?? (at[to - 1] ?? 0) + 1 });
}

function merged(found: readonly Span[]): readonly Span[] {
  const all: Span[] = [];
  for (const one of found.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && one.from < last.to) all[all.length - 1] = { from: last.from, to: Math.max(last.to, one.to) };
    else all.push(one);
  }
  return all;
}

function spansIn(lengths: readonly number[], isKnown: (folded: string) => boolean): SpansIn {
  /** The spans found, the longest identifier first where several begin at the same word. */
  function* spansOf(text: string): Generator<Span> {
    const words = wordsIn(text);
    for (let at = 0; at < words.length; at += 1) {
      const found = lengths.map((length) => spanAt(words, at, length)).find((one) => one !== null);
      if (!found) continue;
      yield found.span;
      at += found.words - 1;
    }
  }
  /** As the text is written; and where a file's name or a missing space has joined the words. */
  function spansAsRead(text: string): readonly Span[] {
    const parted = partedWords(text);
    return parted === text ? [...spansOf(text)] : [...spansOf(text), ...spansOf(parted)];
  }
  /** As it may be read, too: what several readings find overlapping is one. */
  function spans(text: string): readonly Span[] {
    const found = [
      ...spansAsRead(text),
      ...readingsOf(text).flatMap((one) => spansAsRead(one.text).map(writtenIn(one))),
    ];
    return found.length < 2 ? found : merged(found);
  }
  function spanAt(words: readonly Word[], at: number, length: number): { span: Span; words: number } | null {
    const part = words.slice(at, at + length);
    const [first, last] = [part[0], part.at(-1)];
    if (part.length < length || !first || !last) return null;
    const before = part.slice(0, -1).map((one) => one.folded);
    for (const [folded, to] of [[last.folded, last.to] as const, ...last.withoutGenitive])
      if (isKnown([...before, folded].join(" "))) return { span: { from: first.from, to }, words: length };
    return null;
  }
  return spans;
}

function matcher(spans: SpansIn, pattern: string | null): Matcher {
  return {
    isIn: (text) => spans(text).length > 0,
    firstIn: (text) => spans(text)[0] ?? null,
    allIn: (text) => spans(text).map(({ from, to }) => text.slice(from, to)),
    replacedIn: (text, by) => {
      let [out, at] = ["", 0];
      for (const { from, to } of spans(text)) {
        out += text.slice(at, from) + by;
        at = to;
      }
      return out + text.slice(at);
    },
    pattern,
  };
}
