import type { ComponentChildren } from "preact";
import { type AskedByAnyone, identityTexts, linkTexts, orSpent } from "../identity/index.ts";
import { Conflict } from "../kernel/index.ts";
import type { Lang } from "../platform/index.ts";
import { siteOf } from "../profile/index.ts";
import { addressIn, Notice, Page, type Reply, renderPage, SentOnce, Title } from "../web/index.ts";
import { repliesTexts } from "./replies.texts.ts";
import { LinesTooLate, type TypedBack } from "./typed-back.tsx";

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
      <SentOnce />
    </Page>
  );
}

/**
 * As `orSpent`, in the words of links to lines and questions.
 * @param typed what the form held, given back to its sender where the link is or was one
 */
export function orSpentPage(
  asked: AskedByAnyone,
  answer: () => Promise<Reply>,
  typed?: (code: string) => Promise<TypedBack>,
): Promise<Reply> {
  return orSpent(
    {
      wordsFor: (code) => spentWords(asked.lang, code),
      // What is sent to a made-up link is nobody's, and is not said back: this is no page for others' texts.
      page: async (why, refusal) => {
        const back = typed && refusal instanceof Conflict ? await typed(refusal.code) : null;
        return spentPage(asked, refusal.code, why, back);
      },
    },
    answer,
  );
}

function spentWords(lang: Lang, code: string): string | null {
  return (
    repliesTexts.find(lang, `spent.${code}`) ??
    repliesTexts.find(lang, `fault.${code}`) ??
    linkTexts.find(lang, `fault.${code}`) ??
    identityTexts.find(lang, `fault.${code}`)
  );
}

function spentPage(asked: AskedByAnyone, code: string, why: string, typed: TypedBack | null): string {
  const t = repliesTexts.in(asked.lang);
  const wasUsed = code === "link-used";
  const title = t(wasUsed ? "spent.used.title" : "spent.title");
  return renderPage(
    <LinkPage asked={asked} title={title}>
      <Title title={title} />
      <div class="stack-l">
        <Notice tone={wasUsed ? "ok" : "watch"}>
          <p>{why}</p>
          {wasUsed && typed && <p>{t("spent.used.twice")}</p>}
          {typed?.isSent && <p>{t("spent.sent-before")}</p>}
        </Notice>
        {typed && <LinesTooLate asked={asked} typed={typed} />}
      </div>
    </LinkPage>,
  );
}
