import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { type Formats, formatsIn, type Lang } from "../../platform/index.ts";
import { webTexts } from "../texts/web.texts.ts";

const Language = createContext<Lang>("da");

/** Sets the language that every component below speaks; `Page` does it for a whole page. */
export function InLanguage(props: { lang: Lang; children: ComponentChildren }) {
  return <Language.Provider value={props.lang}>{props.children}</Language.Provider>;
}

export function useLang(): Lang {
  return useContext(Language);
}

/** The components' own words in the page's language. */
export function useWords() {
  return webTexts.in(useLang());
}

export function useFormats(): Formats {
  return formatsIn(useLang());
}
