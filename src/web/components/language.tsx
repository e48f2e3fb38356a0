import type { ComponentChildren } from "preact";
import { type Formats, formatsIn, type Lang } from "../../platform/index.ts";
import { webTexts } from "../texts/web.texts.ts";

let spoken: Lang = "da";

/** Sets the language that every component below speaks; `Page` does it for a whole page. `renderPart` knows it. */
export function InLanguage(props: { lang: Lang; children: ComponentChildren }) {
  return <>{props.children}</>;
}

/** Writes something in a language: components are called within, one after another. */
export function speaking<T>(lang: Lang, write: () => T): T {
  const before = spoken;
  spoken = lang;
  try {
    return write();
  } finally {
    spoken = before;
  }
}

export function useLang(): Lang {
  return spoken;
}

/** The components' own words in the page's language. */
export function useWords() {
  return webTexts.in(useLang());
}

export function useFormats(): Formats {
  return formatsIn(useLang());
}
