import { isLang, type Lang } from "../../platform/index.ts";
import { tripWords } from "./trip-words.texts.ts";

/** Whether a label only repeats its category, in the page's language or in the one that it was entered in. */
export function isCategory(label: string, category: string, entered: string, lang: Lang): boolean {
  const languages = [lang, ...(isLang(entered) ? [entered] : [])];
  return languages.some((one) => sameWords(label, tripWords.find(one, `category.${category}`) ?? category));
}

/** Kept: to make one for every line of every page is slow. */
const letters = new Intl.Collator("da", { sensitivity: "base" });

function sameWords(one: string, other: string): boolean {
  return letters.compare(one, other) === 0;
}
