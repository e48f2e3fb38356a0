import { IntlMessageFormat } from "intl-messageformat";
import type { Catalogue, Messages } from "./catalogue.ts";
import { langs, localeOf } from "./lang.ts";

/**
 * Everything wrong with a catalogue, in words, for the test each room has: messages that do not parse, keys that one
 * language lacks, and arguments that one language uses and Danish does not, or the other way round.
 */
export function catalogueFaults<M extends Messages>(catalogue: Catalogue<M>): string[] {
  const keys = new Set(langs.flatMap((lang) => Object.keys(catalogue.words[lang])));
  return [...keys].flatMap((key) => {
    const used = langs.map((lang) => argumentsUsed(catalogue.words[lang][key], localeOf(lang)));
    const [danish] = used;
    return langs.flatMap((lang, at) =>
      used[at] === danish && !danish?.startsWith("!") ? [] : [`${lang} ${key}: ${used[at]} (da: ${danish})`],
    );
  });
}

function argumentsUsed(message: string | undefined, locale: string): string {
  if (message === undefined) return "!missing";
  try {
    const names = new Set<string>();
    collect(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst(), names);
    return [...names].sort().join(",");
  } catch (error) {
    return `!${String(error)}`;
  }
}

type Elements = ReturnType<IntlMessageFormat["getAst"]>;

/** Type 0 is literal text and 7 is `#`; every other element names its argument in `value`. */
function collect(elements: Elements, into: Set<string>): void {
  for (const element of elements) {
    if ("value" in element && element.type !== 0) into.add(element.value);
    if ("options" in element) for (const option of Object.values(element.options)) collect(option.value, into);
  }
}
