import type { SearchPart } from "./search-part.ts";
import { compared } from "./terms.ts";

/** A run of text, marked where it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly isMarked: boolean;
}

/** A piece of a record's text that shows why it was found. */
export interface Snippet {
  readonly part: string;
  readonly lang: string | undefined;
  readonly pieces: readonly Piece[];
}

const anyWord = /[\p{L}\p{M}\p{N}]+/gu;
/** Letters on either side of the first word that was found. */
const before = 60;
const after = 150;

/** A text with the words that were searched for marked. */
export function marked(text: string, words: ReadonlySet<string>): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const one of hitsIn(text, words)) {
    if (one.from > at) pieces.push({ text: text.slice(at, one.from), isMarked: false });
    pieces.push({ text: text.slice(one.from, one.to), isMarked: true });
    at = one.to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMarked: false });
  return pieces;
}

/**
 * The text in which most of the words stand, around the first of them; `null` where they stand in none that is shown.
 * @param lang the reader's: of texts that have as many, one in it
 */
export function snippetOf(parts: readonly SearchPart[], words: ReadonlySet<string>, lang: string): Snippet | null {
  const found = parts.flatMap((one) => {
    if (one.part === undefined) return [];
    const hits = hitsIn(one.text, words);
    const [first] = hits;
    const count = new Set(hits.map((hit) => hit.word)).size;
    return first ? [{ one, part: one.part, from: first.from, count, isReaders: one.lang === lang }] : [];
  });
  const [best] = found.toSorted((a, b) => b.count - a.count || Number(b.isReaders) - Number(a.isReaders));
  if (!best) return null;
  const { one, part, from } = best;
  const text = one.text.replace(/\s/gu, " ");
  const start = wordEdge(text, Math.max(0, from - before), 1);
  const end = wordEdge(text, Math.min(text.length, from + after), -1);
  const cut = `${start > 0 ? "… " : ""}${text.slice(start, end).trim()}${end < text.length ? " …" : ""}`;
  return { part, lang: one.lang, pieces: marked(cut, words) };
}

function hitsIn(text: string, words: ReadonlySet<string>) {
  return [...text.matchAll(anyWord)].flatMap((found) => {
    const word = compared(found[0]);
    return words.has(word) ? [{ word, from: found.index, to: found.index + found[0].length }] : [];
  });
}

/** The nearest place between words, onwards or back. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  if (at === 0 || at === text.length) return at;
  let edge = at;
  for (let gone = 0; gone < 25; gone++, edge += step) if (text[edge] === " ") return edge;
  return at;
}
