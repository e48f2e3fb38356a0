import { HttpRefusal } from "../../web/index.ts";
import type { ListFilter } from "../read.store.ts";

/** The values that a type of record may have; other words are refused. */
export interface ListChoices {
  readonly kinds: readonly string[];
  readonly states: readonly string[];
}

/** How many records a page of a list has, on the page and in the data alike. */
export const pageSize = 50;

/** The words of an address that narrow a list: the same on the page and in the data files (contract.md, "Open data"). */
export const listWords = ["aar", "udvalg", "land", "type", "status", "q", "side"] as const;
type Word = (typeof listWords)[number];

export interface ListAsked {
  readonly filter: ListFilter;
  /** From 1; `null` when the whole list is asked for. */
  readonly page: number | null;
}

/**
 * What a list is asked to be narrowed by. A word left empty, as a form leaves it, is not said.
 * @param others further words that this address takes and reads by itself
 * @throws HttpRefusal 400 for a word or value that is not known: a guess at a private field learns nothing, and a filter
 *   that was misspelt never passes as the whole
 */
export function readListWords(
  query: URLSearchParams,
  { kinds, states }: ListChoices,
  others: readonly string[] = [],
): ListAsked {
  const known: readonly string[] = [...listWords, ...others];
  for (const name of query.keys()) {
    if (!known.includes(name) || query.getAll(name).length > 1)
      throw new HttpRefusal(400, "filter-unknown", { known: known.join(", ") });
  }
  const read = <T>(word: Word, value: (text: string) => T | null): T | undefined => {
    const text = query.get(word);
    if (text === null || text === "") return undefined;
    const found = value(text);
    if (found === null) throw new HttpRefusal(400, "filter-unreadable", { word });
    return found;
  };
  const asked = {
    year: read("aar", (text) => (/^\d{4}$/.test(text) ? Number(text) : null)),
    bodyId: read("udvalg", (text) => (/^[a-z0-9-]{1,100}$/.test(text) ? text : null)),
    country: read("land", (text) => (/^[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : null)),
    kind: read("type", (text) => (kinds.includes(text) ? text : null)),
    state: read("status", (text) => (states.includes(text) ? text : null)),
    text: read("q", (text) => (text.length <= 200 && !/\p{Cc}/u.test(text) && text.isWellFormed() ? text : null)),
  };
  const page = read("side", (text) => (/^[1-9]\d{0,5}$/.test(text) ? Number(text) : null));
  return { filter: said(asked), page: page ?? null };
}

function said(asked: { [Name in keyof ListFilter]: ListFilter[Name] | undefined }): ListFilter {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));
}
