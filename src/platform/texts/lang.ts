/** The languages Udsyn speaks. Danish is the first: addresses without a language are Danish. */
export const langs = ["da", "en", "de"] as const;
export type Lang = (typeof langs)[number];

export function isLang(text: string): text is Lang {
  return (langs as readonly string[]).includes(text);
}

const locales: Record<Lang, string> = { da: "da-DK", en: "en-GB", de: "de-DE" };

/** The locale whose rules for plurals, numbers, dates and sorting a language follows. */
export function localeOf(lang: Lang): string {
  return locales[lang];
}
