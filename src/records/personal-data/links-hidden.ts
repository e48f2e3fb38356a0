import type { PersonalSource } from "./personal-data.ts";

/** What stands in the place of a link that lets in whoever holds it, by the first step of its path: `bidrag`. */
export type LinkWords = Readonly<Record<string, string>>;

/** An address whose path goes through one of these steps to a secret: 256 bits, so never a word. */
const secretIn = /https?:\/\/[^\s<>"]*?\/([a-z-]+)\/[A-Za-z0-9_-]{40,}[^\s<>"]*/g;

/** The text without links that let in whoever holds them; each says what it led to. */
function withoutLinks(text: string, words: LinkWords): string {
  return text.replace(secretIn, (_, step: string) => `[${words[step] ?? "et link"}]`);
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
