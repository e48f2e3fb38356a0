import type { PersonalSource } from "./personal-data.ts";

/** What stands in the place of a link that lets in whoever holds it, by the first step of its path: `bidrag`. */
export type LinkWords = Readonly<Record<string, string>>;

/** A path through one of these steps to a secret: 256 bits, so never a word. */
const secretIn = /\/([a-z-]+)\/[A-Za-z0-9_-]{40,}/;
/** What stands before an address in the same word. */
const opening = /^.*[("'»«„“”‘’[{]/;

/** The text without links that let in whoever holds them; each says what it led to. In one pass, however long a word is. */
export function withoutLinks(text: string, words: LinkWords = {}): string {
  return text.replace(/[^\s<>"]+/g, (word) => {
    const found = secretIn.exec(word);
    if (!found) return word;
    const before = word.slice(0, found.index);
    const scheme = before.toLowerCase().lastIndexOf("http");
    const from = scheme >= 0 ? scheme : (opening.exec(before)?.[0].length ?? 0);
    return `${before.slice(0, from)}[${words[found[1] ?? ""] ?? "et link"}]`;
  });
}

/**
 * The same source, whose texts are shown and handed out without such links: who reads what is held of a person, or is given
 * it, must not be able to answer in that person's place.
 */
export function linksHidden<Work>(source: PersonalSource<Work>, words: LinkWords): PersonalSource<Work> {
  return {
    ...source,
    find: async (work, matcher) =>
      (await source.find(work, matcher)).map((held) => ({ ...held, text: withoutLinks(held.text, words) })),
  };
}
