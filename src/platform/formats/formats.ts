import type { Lang } from "../texts/index.ts";
import { datesIn } from "./dates.ts";
import { numbersIn } from "./numbers.ts";
import { wordsIn } from "./words.ts";

function made(lang: Lang) {
  return { lang, ...numbersIn(lang), ...datesIn(lang), ...wordsIn(lang) };
}

/** Everything a language needs to write figures, days and names, in Danish municipal form. */
export type Formats = ReturnType<typeof made>;

const all: Record<Lang, Formats> = { da: made("da"), en: made("en"), de: made("de") };

export function formatsIn(lang: Lang): Formats {
  return all[lang];
}
