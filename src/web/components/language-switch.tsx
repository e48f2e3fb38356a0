import type { Lang } from "../../platform/index.ts";
import { useLang, useWords } from "./language.tsx";

/** A language's own name for itself: a reader looks for the word she knows. */
const ownNames: Record<Lang, string> = { da: "Dansk", en: "English", de: "Deutsch" };

/** Shown only where the page exists in more than one language. */
export function LanguageSwitch({ translations }: { translations: readonly { lang: Lang; href: string }[] }) {
  const t = useWords();
  const here = useLang();
  if (translations.length < 2) return null;
  return (
    <nav class="langs" aria-label={t("page.languages")}>
      {translations.map(({ lang, href }) => {
        const name = (
          <>
            {lang.toUpperCase()}
            <span class="vh">{`, ${ownNames[lang]}`}</span>
          </>
        );
        return lang === here ? (
          <b key={lang} aria-current="true">
            {name}
          </b>
        ) : (
          <a key={lang} href={href} hreflang={lang} lang={lang}>
            {name}
          </a>
        );
      })}
    </nav>
  );
}
