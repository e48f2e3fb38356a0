import type { UdsynRoute } from "../../identity/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, siteOf, translationsOf } from "../../profile/index.ts";
import {
  addressIn,
  EmptyState,
  HttpRefusal,
  html,
  LinkRow,
  Page,
  Pagination,
  renderPage,
  Section,
  Title,
  Tongue,
  Trail,
  type TrailStep,
} from "../../web/index.ts";
import { dayShown, type PublishedRuling, RulingText, rulingKnowledge, rulingTitle } from "./ruling-shown.tsx";
import { rulingPageTexts } from "./rulings.texts.ts";

/** A published ruling with the record it is about. */
export interface RulingLine {
  readonly ruling: PublishedRuling;
  readonly subject: {
    readonly href: string;
    readonly title: string;
    readonly lang: string | undefined;
    readonly isVisit: boolean;
  };
  /** The language its text was entered in. */
  readonly entered: string;
}

/** Published rulings, the newest first; given by the rooms whose records carry them. */
export type PublishedRulings = (
  here: Municipality,
  lang: Lang,
  page: { readonly limit: number; readonly skip: number },
) => Promise<readonly RulingLine[]>;

const perPage = 50;

/** `/beslutninger` and its numbered pages. */
export function rulingPages(published: PublishedRulings): readonly UdsynRoute[] {
  const at = (path: string): UdsynRoute => ({
    lane: "public",
    kept: true,
    method: "GET",
    path,
    handle: async ({ here, lang, base, params }) => {
      const number = params.page ?? "1";
      if (!/^[1-9]\d{0,5}$/.test(number)) throw new HttpRefusal(404);
      const page = Number(number);
      const found = await published(here, lang, { limit: perPage + 1, skip: (page - 1) * perPage });
      if (page > 1 && found.length === 0) throw new HttpRefusal(404);
      const lines = found.slice(0, perPage);
      const more = found.length > perPage;
      return html(renderPage(<RulingsPage {...{ here, lang, base, page, lines, more }} />));
    },
  });
  return [at("/beslutninger"), at("/beslutninger/side/:page")];
}

interface RulingsPageProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  readonly page: number;
  readonly lines: readonly RulingLine[];
  readonly more: boolean;
}

function pathOf(page: number): string {
  return page === 1 ? "/beslutninger" : `/beslutninger/side/${page}`;
}

function RulingsPage({ here, lang, base, page, lines, more }: RulingsPageProps) {
  const t = rulingPageTexts.in(lang);
  const site = siteOf(here, lang, base);
  const years = [...new Set(lines.map(({ ruling }) => ruling.metOn.slice(0, 4)))];
  return (
    <Page
      lang={lang}
      site={site}
      title={t("title")}
      description={t("lede")}
      path={addressIn(lang, pathOf(page))}
      current={addressIn(lang, "/beslutninger")}
      translations={translationsOf(here, pathOf(page))}
      crumbs={[{ text: t("front"), href: site.home }, { text: t("title") }]}
    >
      <Title title={t("title")} lede={t("lede")} />
      {lines.length === 0 && <EmptyState title={t("empty")}>{t("empty.text")}</EmptyState>}
      {years.map((year, at) => (
        <Section key={year} first={at === 0} title={year}>
          <Trail
            steps={lines
              .filter(({ ruling }) => ruling.metOn.startsWith(year))
              .map((line) => rulingStep(line, here, lang))}
          />
        </Section>
      ))}
      <Pagination
        page={page > 1 || more ? page : undefined}
        newer={page > 1 ? addressIn(lang, pathOf(page - 1)) : undefined}
        older={more ? addressIn(lang, pathOf(page + 1)) : undefined}
      />
      <Section title={t("refusals.title")}>
        <p>{t("refusals")}</p>
        <LinkRow links={[{ href: `${addressIn(lang, "/om")}#offentligt`, text: t("refusals.link") }]} />
      </Section>
    </Page>
  );
}

/** A ruling in a track of rulings, with the record it is about. */
export function rulingStep({ ruling, subject, entered }: RulingLine, here: Municipality, lang: Lang): TrailStep {
  return {
    when: dayShown(formatsIn(lang), ruling.metOn),
    title: rulingTitle(ruling, lang, subject.isVisit),
    knowledge: rulingKnowledge(ruling.ruling),
    children: (
      <>
        <p>
          <a href={subject.href} lang={subject.lang}>
            {subject.title}
          </a>
          <Tongue lang={subject.lang} />
        </p>
        <RulingText brief {...{ ruling, lang, entered }} profile={here.profile} isVisit={subject.isVisit} />
      </>
    ),
  };
}
