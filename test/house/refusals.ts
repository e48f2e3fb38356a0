/** A refusal's code with its words. */
export interface Refusal {
  readonly code: string;
  readonly words: string;
}

const opening = "fault.";

/** The refusals of a catalogue. */
export function refusalsIn(words: Readonly<Record<string, string>>): readonly Refusal[] {
  return Object.entries(words).flatMap(([key, text]) =>
    key.startsWith(opening) ? [{ code: key.slice(opening.length), words: text }] : [],
  );
}

/** So many words in a row are nobody else's. */
const row = 3;

/**
 * Refusals that no test asks for: neither by code nor by three of their words in a row, as a page shows them.
 * @param tests the tests' own texts
 */
export function unasked(refusals: readonly Refusal[], tests: readonly string[]): readonly string[] {
  const all = tests.join("\n");
  return refusals
    .filter(({ code, words }) => !asks(all, code) && !rowsOf(words).some((said) => all.includes(said)))
    .map((one) => one.code);
}

/** By the whole code: a longer one that begins alike is another. */
function asks(tests: string, code: string): boolean {
  return new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(tests);
}

function rowsOf(words: string): readonly string[] {
  return words.split(/\{[^}]*\}/).flatMap((part) => {
    const list = part.trim().split(/\s+/);
    return list.length < row
      ? []
      : list.slice(row - 1).map((_, at) =>
          list
            .slice(at, at + row)
            .join(" ")
            .replace(/[.,:;]$/, ""),
        );
  });
}
