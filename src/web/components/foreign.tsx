import { useLang, useWords } from "./language.tsx";

/** Text as it was entered, and its language where that may not be the page's. */
export interface Said {
  readonly text: string;
  readonly lang?: string | undefined;
}

/** Text that may stand in another language than the page: then said to the voice, and shown to the eye. */
export function Foreign({ text, lang }: Said) {
  const shown = unbroken(text);
  if (lang === undefined || lang === useLang()) return <>{shown}</>;
  return (
    <>
      <span lang={lang}>{shown}</span>
      <Tongue lang={lang} />
    </>
  );
}

/** `§ 16` with a space that no line breaks at: a paragraph and its number are one word. */
function unbroken(text: string): string {
  return text.replaceAll(/§ (?=\d)/g, "§\u00a0");
}

/** The mark after such a text: the language's letters for the eye, `only in Danish` in words. Nothing on a page in it. */
export function Tongue({ lang }: { lang: string | undefined }) {
  const t = useWords();
  if (lang === undefined || lang === useLang()) return null;
  const says = t("foreign.only", { language: lang });
  return (
    <>
      {" "}
      <span class="tongue" title={says}>
        <span aria-hidden="true">{lang}</span>
        <span class="vh">{`(${says})`}</span>
      </span>
    </>
  );
}

/** The same in words, below or beside what is longer than a line. */
export function OnlyIn({ lang }: { lang: string | undefined }) {
  const t = useWords();
  if (lang === undefined || lang === useLang()) return null;
  return <span class="one-tongue">{t("foreign.only", { language: lang })}</span>;
}

/** What a source is called, with its address where it has one. */
export function SourceText({ url, text, lang }: Said & { readonly url?: string | undefined }) {
  if (!url) return <Foreign text={text} lang={lang} />;
  return (
    <>
      <a href={url} lang={lang}>
        {text}
      </a>
      <Tongue lang={lang} />
    </>
  );
}

/** A name that leads to whose it is, where that has a page. */
export function NameLink({ href, ...said }: Said & { readonly href: string | null }) {
  return <SourceText url={href ?? undefined} {...said} />;
}
