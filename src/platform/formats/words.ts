import { type Lang, localeOf } from "../texts/index.ts";
import { formatTexts } from "./texts.ts";

/** How a language lists, quotes, names countries and sorts. */
export function wordsIn(lang: Lang) {
  const locale = localeOf(lang);
  const and = new Intl.ListFormat(locale, { type: "conjunction" });
  const or = new Intl.ListFormat(locale, { type: "disjunction" });
  const countries = new Intl.DisplayNames(locale, { type: "region", fallback: "none" });
  const collator = new Intl.Collator(locale, { numeric: true });
  const names = new Map<string, string>();
  const countryNamed = (code: string) => {
    const known = names.get(code) ?? countries.of(code) ?? code;
    names.set(code, known);
    return known;
  };
  const t = formatTexts.in(lang);
  return {
    /** `a, b og c` */
    list: (items: readonly string[]) => and.format(items),
    /** `a, b eller c` */
    either: (items: readonly string[]) => or.format(items),
    /** `»citat«` */
    quote: (text: string) => t("quote", { text }),
    /** The country's name by its ISO 3166 code, `NL` → `Nederlandene`; a code nobody knows is shown as it is. */
    country: (code: string) => (/^[A-Za-z]{2}$/.test(code) ? countryNamed(code) : code),
    /** Sorts as the language does: in Danish æ, ø, å last, and numbers by size. */
    compare: (a: string, b: string) => collator.compare(a, b),
  };
}
