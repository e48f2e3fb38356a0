import { isLang, type Lang } from "../../platform/index.ts";
import { tripWords } from "./trip-words.texts.ts";

/** Whether a label only repeats its category, in the page's language or in the one that it was entered in. */
export function isCategory(label: string, category: string, entered: string, lang: Lang): boolean {
  const languages = [lang, ...(isLang(entered) ? [entered] : [])];
  return languages.some((one) => sameWords(label, tripWords.find(one, `category.${category}`) ?? category));
}

function sameWords(one: string, other: string): boolean {
  return one.localeCompare(other, "da", { sensitivity: "base" }) === 0;
}
