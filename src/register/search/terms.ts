/** One thing that a reader searches for: a word in any of its forms, or a phrase that stands as it is written. */
export interface Term {
  readonly text: string;
  readonly isPhrase: boolean;
  /** Records that hold it are left out: `-toronto`. */
  readonly isLeftOut: boolean;
}

/** How texts and what is searched for are compared: in small letters, and one sign for each (`CO₂` is `co2`). */
export function compared(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2010\u2011]/g, "-")
    .toLowerCase();
}

const mostTerms = 12;
const pieces = /(?<minus>(?<=^|\s)[-−])?(?:["»“„](?<phrase>[^"«»”“]*)["«”“]?|(?<word>[^\s"»“„]+))/gu;
const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{M}\p{N}]+$/gu;

/** Reads what is searched for: words, "phrases" and -words. What has no letter or figure is passed over; twelve are read. */
export function readTerms(asked: string): readonly Term[] {
  const terms = new Map<string, Term>();
  for (const { groups } of compared(asked).matchAll(pieces)) {
    const text = (groups?.phrase ?? groups?.word ?? "").replace(edges, "").replace(/\s+/gu, " ");
    if (text === "") continue;
    // What is more than letters (`24/1234`, `e-mail`) is cut into words as the records' own text is.
    const isPhrase = !/^[\p{L}\p{M}]+$/u.test(text);
    const term = { text, isPhrase, isLeftOut: groups?.minus !== undefined };
    terms.set(JSON.stringify(term), term);
  }
  return [...terms.values()].slice(0, mostTerms);
}

/** What was asked for with other words in the place of some; one that is replaced by none goes, and -words and phrases stay. */
export function replaceWords(
  asked: string,
  changes: readonly { readonly from: string; readonly to: string }[],
): string {
  const changed = asked.replace(pieces, (piece: string, ...found: unknown[]) => {
    const { minus, word } = found.at(-1) as Partial<Record<"minus" | "word", string>>;
    if (word === undefined || minus !== undefined) return piece;
    const bare = word.replace(edges, "");
    const change = changes.find((one) => one.from === compared(bare));
    if (!change) return piece;
    return change.to === "" ? "" : piece.replace(bare, () => change.to);
  });
  return changed.replace(/\s+/gu, " ").trim();
}
