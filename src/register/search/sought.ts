import type { Db, MunicipalityId, Tx } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { type Meaning, readLikeWords, readMeanings, readPhrases } from "./meaning.store.ts";
import { likeWords, nearestWord } from "./nearest-word.ts";
import { otherNamesFor } from "./other-names.ts";
import { readTerms, type Term } from "./terms.ts";

/** What a search came to mean among the published words. */
export interface Sought {
  /** What records are asked for, in PostgreSQL's words for it; `null`: no record can hold it. */
  readonly query: string | null;
  /** The words as they were asked for, compounds left out: by these records are put in order. */
  readonly nearer: string | null;
  /** Every word that may stand in what is found, to be marked there. */
  readonly words: ReadonlySet<string>;
  /** Words that are not published, and the nearest one to each. */
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
  /** Words that are not published, nor any like them. */
  readonly unknown: readonly string[];
  /** Whether there was a word to search for. */
  readonly isAsked: boolean;
}

interface Read extends Term {
  readonly meaning: Meaning;
  /** The names of committees and units that it says in another language, as a query asks for them. */
  readonly names: readonly string[];
  /** The word that was taken for it. */
  readonly corrected: string | null;
}

/**
 * What a reader's words ask for: every word must be there, in any of its forms or as a part of a compound; a word that is
 * published nowhere is read as the nearest one that is (docs/decisions/0077).
 * @param corrects whether that may stand for what was asked; else nothing is found, and the nearest word is told
 */
export async function readSought(
  db: Db | Tx,
  { id: municipalityId, profile }: Pick<Municipality, "id" | "profile">,
  asked: string,
  { corrects }: { readonly corrects: boolean },
): Promise<Sought> {
  const terms = readTerms(asked);
  const [phrases, words] = [terms.filter((one) => one.isPhrase), terms.filter((one) => !one.isPhrase)];
  const named = words.map((one) => otherNamesFor(profile, one.text));
  const exact = [...new Set([...phrases.map((one) => one.text), ...named.flat()])];
  const [queries, meanings] = await Promise.all([
    readPhrases(db, exact),
    readMeanings(
      db,
      municipalityId,
      words.map((one) => one.text),
    ),
  ]);
  const queryOf = (text: string) => queries[exact.indexOf(text)] ?? "";
  const all = words.map((term, at) => ({
    ...term,
    meaning: meanings[at] ?? nothing,
    names: (named[at] ?? []).map(queryOf).filter((one) => one !== ""),
    corrected: null,
  }));
  const telling = withoutEmpty(all, phrases.length > 0);
  const read = await Promise.all(telling.map((one) => corrected(db, municipalityId, one)));
  const sought = soughtIn(
    read,
    phrases.map((term) => ({ ...term, query: queryOf(term.text) })).filter((one) => one.query !== ""),
  );
  return corrects || sought.corrected.length === 0 ? sought : { ...sought, query: null, nearer: null };
}

const nothing: Meaning = { forms: [], compounds: [], isEmpty: false };

/** Words such as *og* are passed over, unless there is nothing else to search for. */
function withoutEmpty(words: readonly Read[], hasPhrase: boolean): readonly Read[] {
  const telling = words.filter((one) => !one.meaning.isEmpty);
  return telling.some((one) => !one.isLeftOut) || hasPhrase ? telling : words;
}

/** A word that is published nowhere, as the nearest one that is. What is left out is left out as it was written. */
async function corrected(db: Db | Tx, municipalityId: MunicipalityId, read: Read): Promise<Read> {
  if (isKnown(read) || read.isLeftOut) return read;
  const like = await readLikeWords(db, municipalityId, likeWords(read.text));
  const word = nearestWord(read.text, like);
  if (word === null) return read;
  const [meaning = nothing] = await readMeanings(db, municipalityId, [word]);
  return { ...read, meaning, corrected: word };
}

/** Whether any record may hold it. */
function isKnown({ meaning, names }: Read): boolean {
  return meaning.forms.length + meaning.compounds.length + names.length > 0;
}

function soughtIn(words: readonly Read[], phrases: readonly (Term & { readonly query: string })[]): Sought {
  const meant = ({ meaning }: Read) => [...meaning.forms, ...meaning.compounds];
  const within = words.filter((one) => !one.isLeftOut);
  const without = words.filter((one) => one.isLeftOut && isKnown(one));
  const unknown = within.filter((one) => !isKnown(one));
  /** The word as it was asked for, where it stands so; else in its compounds. */
  const nearest = (one: Read) => (one.meaning.forms.length > 0 ? one.meaning.forms : meant(one));
  const isAsked = within.length > 0 || phrases.some((one) => !one.isLeftOut);
  const exactly = phrases.map((one) => (one.isLeftOut ? `!(${one.query})` : `(${one.query})`));
  const query = [
    ...within.map((one) => anyOf(meant(one), one.names)),
    ...exactly,
    ...without.map((one) => `!${anyOf(nearest(one), one.names)}`),
  ];
  const nearer = [
    ...within.map((one) => anyOf(nearest(one), one.names)),
    ...phrases.filter((one) => !one.isLeftOut).map((one) => `(${one.query})`),
  ];
  const isFound = isAsked && unknown.length === 0;
  return {
    query: isFound ? query.join(" & ") : null,
    nearer: isFound ? nearer.join(" | ") : null,
    words: new Set([
      ...within.flatMap(meant),
      ...phrases.filter((one) => !one.isLeftOut).flatMap((one) => one.text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []),
    ]),
    corrected: within.flatMap(({ text, corrected: to }) => (to === null ? [] : [{ from: text, to }])),
    unknown: unknown.map((one) => one.text),
    isAsked,
  };
}

/** @param phrases as a query asks for them */
function anyOf(words: readonly string[], phrases: readonly string[]): string {
  const each = words.map((word) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`);
  return `(${[...each, ...phrases.map((one) => `(${one})`)].join(" | ")})`;
}
