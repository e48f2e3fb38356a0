import type { ComponentChildren } from "preact";
import { type AskedByAnyone, identityTexts, type Who } from "../identity/index.ts";
import { Conflict, NotFound } from "../kernel/index.ts";
import type { Lang } from "../platform/index.ts";
import { siteOf } from "../profile/index.ts";
import { addressIn, html, Notice, Page, type Reply, renderPage, Title } from "../web/index.ts";
import { repliesTexts } from "./replies.texts.ts";

/** Whoever holds a link; the link itself says to what. */
export const holder: Who = { actor: { kind: "link", id: "link", name: "link" }, grants: [] };

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

/** A used, expired, revoked or unknown link, or what it asks about being over, is answered in words, on a page of its own. */
export async function orSpent(asked: AskedByAnyone, answer: () => Promise<Reply>): Promise<Reply> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Conflict || error instanceof NotFound)) throw error;
    const why = spentWords(asked.lang, error.code);
    if (why === null) throw error;
    return html(spentPage(asked, why), error instanceof NotFound ? 404 : 410);
  }
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
