import { plainName } from "./readings.ts";

/** A word of a text, folded for comparison, with where it stands. */
export interface Word {
  readonly folded: string;
  readonly from: number;
  readonly to: number;
  /** The word without a genitive's ending, with where it then ends: `Opdigts` is also `Opdigt`. */
  readonly withoutGenitive: readonly (readonly [folded: string, to: number])[];
}

/** Letters, digits and what holds names and mail addresses together. */
const wordPattern = /[\p{L}\p{N}][\p{L}\p{N}\p{M}@._+'’-]*/gu;
const endings = ["'s", "’s", "s", "'", "’"];

export function wordsIn(text: string): readonly Word[] {
  return [...text.matchAll(wordPattern)].map((found) => {
    // A full stop or dash that ends the sentence is not the word's.
    const written = found[0].replace(/[._+'’-]+$/u, "");
    const [from, to] = [found.index, found.index + written.length];
    return {
      folded: fold(written),
      from,
      to,
      withoutGenitive: endings
        .filter((ending) => written.toLowerCase().endsWith(ending) && written.length > ending.length)
        .map((ending) => [fold(written.slice(0, -ending.length)), to - ending.length] as const),
    };
  });
}

/**
 * The text, letter for letter as long, with words parted that `_` and `.` join: `Kvittering_Åse_Opdigt.pdf`. A hyphen parts
 * them only where there is no space at all, for `Anne-Marie Opdigt` is not `Marie Opdigt`.
 */
export function partedWords(text: string): string {
  return text.replace(/\s/u.test(text) ? /[._]/g : /[._-]/g, " ");
}

/** The words of a name or mail address as they are compared. */
export function foldedWords(text: string): readonly string[] {
  return wordsIn(plainName(text)).map((word) => word.folded);
}

function fold(text: string): string {
  return text.normalize("NFC").toLocaleLowerCase("da");
}
