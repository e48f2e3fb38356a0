import type { ComponentChildren } from "preact";
import { type AskedByAnyone, identityTexts, orSpent } from "../identity/index.ts";
import type { Lang } from "../platform/index.ts";
import { siteOf } from "../profile/index.ts";
import { addressIn, Notice, Page, type Reply, renderPage, Title } from "../web/index.ts";
import { repliesTexts } from "./replies.texts.ts";

interface FrameProps {
  readonly asked: Pick<AskedByAnyone, "here" | "base" | "lang" | "path">;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A page behind a link, in each language the municipality speaks. It has no public address and is not indexed. */
export function LinkPage({ asked, title, children }: FrameProps) {
  const { here, base, lang, path } = asked;
  // The path is the page's own, in its language; the other languages' stand beside it.
  const bare = lang === "da" ? path : path.replace(`/${lang}/`, "/");
  const translations = here.profile.languages.map((one) => ({ lang: one, href: addressIn(one, bare) }));
  return (
    <Page lang={lang} site={siteOf(here, lang, base)} title={title} tone="desk" translations={translations}>
      {children}
    </Page>
  );
}

/** As `orSpent`, in the words of links to lines and questions. */
export function orSpentPage(asked: AskedByAnyone, answer: () => Promise<Reply>): Promise<Reply> {
  return orSpent({ wordsFor: (code) => spentWords(asked.lang, code), page: (why) => spentPage(asked, why) }, answer);
}

function spentWords(lang: Lang, code: string): string | null {
  return (
    repliesTexts.find(lang, `spent.${code}`) ??
    repliesTexts.find(lang, `fault.${code}`) ??
    identityTexts.find(lang, `fault.${code}`)
  );
}

function spentPage(asked: AskedByAnyone, why: string): string {
  const title = repliesTexts.in(asked.lang)("spent.title");
  return renderPage(
    <LinkPage asked={asked} title={title}>
      <Title title={title} />
      <Notice tone="watch">
        <p>{why}</p>
      </Notice>
    </LinkPage>,
  );
}
