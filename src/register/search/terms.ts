/** One thing that a reader searches for: a word in any of its forms, or a phrase that stands as it is written. */
export interface Term {
  readonly text: string;
  readonly isPhrase: boolean;
  /** Records that hold it are left out: `-toronto`. */
  readonly isLeftOut: boolean;
}

const mostTerms = 12;
const pieces = /(?<minus>(?<=^|\s)[-−])?(?:["»“„](?<phrase>[^"«»”“]*)["«”“]?|(?<word>[^\s"»“„]+))/gu;
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;

/** Reads what is searched for: words, "phrases" and -words. What has no letter or figure is passed over; twelve are read. */
export function readTerms(asked: string): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const { groups } of asked.normalize("NFC").toLowerCase().matchAll(pieces)) {
    const text = (groups?.phrase ?? groups?.word ?? "").replace(edges, "").replace(/\s+/gu, " ");
    if (text === "") continue;
    // What is more than letters (`24/1234`, `e-mail`) is cut into words as the records' own text is.
    const isPhrase = !/^[\p{L}\p{M}]+$/u.test(text);
    const term = { text, isPhrase, isLeftOut: groups?.minus !== undefined };
    terms.set(JSON.stringify(term), term);
  }
  return [...terms.values()].slice(0, mostTerms);
}
