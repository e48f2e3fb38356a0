import type { ComponentChildren } from "preact";
import type { UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import {
  bodyByIdIn,
  type Committee,
  committeeById,
  type Municipality,
  printedOn,
  siteOf,
  translationsOf,
} from "../../profile/index.ts";
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
import { committeeTexts } from "./committee.texts.ts";
import { committeePath } from "./committee-path.ts";
import { dayShown, type PublishedRuling, RulingText, rulingKnowledge, rulingTitle } from "./ruling-shown.tsx";
import { rulingPageTexts } from "./rulings.texts.ts";
import { rulingsOfPath } from "./rulings-path.ts";

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
  /** `bodyId` for those of one committee alone. */
  page: { readonly limit: number; readonly skip: number; readonly bodyId?: string | undefined },
) => Promise<readonly RulingLine[]>;

/** What is said of rulings that went with records which are taken back: of all, or of one committee's. */
export type WithdrawnRulings = (here: Municipality, lang: Lang, bodyId?: string) => Promise<ComponentChildren>;

const perPage = 50;

/** `/beslutninger` and its numbered pages, of all committees and of one. */
export function rulingPages(published: PublishedRulings, withdrawnOf: WithdrawnRulings): readonly UdsynRoute[] {
  const at = (path: string): UdsynRoute => ({
    lane: "public",
    kept: true,
    words: [],
    method: "GET",
    path,
    handle: async ({ here, lang, base, now, params }) => {
      const committee = params.id === undefined ? null : committeeById(here.profile, params.id);
      if (params.id !== undefined && !committee) throw new HttpRefusal(404);
      const number = params.page ?? "1";
      if (!/^[1-9]\d{0,5}$/.test(number)) throw new HttpRefusal(404);
      const page = Number(number);
      const found = await published(here, lang, {
        ...{ limit: perPage + 1, skip: (page - 1) * perPage },
        bodyId: committee?.id,
      });
      if (page > 1 && found.length === 0) throw new HttpRefusal(404);
      const withdrawn = await withdrawnOf(here, lang, committee?.id);
      const lines = found.slice(0, perPage);
      const more = found.length > perPage;
      return html(renderPage(<RulingsPage {...{ here, lang, base, now, page, lines, more, committee, withdrawn }} />));
    },
  });
  return [
    at("/beslutninger"),
    at("/beslutninger/side/:page"),
    at("/beslutninger/udvalg/:id"),
    at("/beslutninger/udvalg/:id/side/:page"),
  ];
}

interface RulingsPageProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  readonly now: Date;
  readonly page: number;
  readonly lines: readonly RulingLine[];
  readonly more: boolean;
  readonly withdrawn: ComponentChildren;
  /** Whose they are, where it is one committee's. */
  readonly committee: Committee | null;
}

function RulingsPage({ here, lang, base, now, page, lines, more, committee, withdrawn }: RulingsPageProps) {
  const t = rulingPageTexts.in(lang);
  const c = committeeTexts.in(lang);
  const name = committee && (bodyByIdIn(here.profile, committee.id, lang) ?? { text: committee.id });
  const pathOf = (one: number) => rulingsOfPath(committee?.id ?? null, one);
  const title = name ? c("rulings.of", { committee: name.text }) : t("title");
  const site = siteOf(here, lang, base);
  const years = [...new Set(lines.map(({ ruling }) => ruling.metOn.slice(0, 4)))];
  return (
    <Page
      lang={lang}
      site={site}
      title={title}
      description={t("lede")}
      path={addressIn(lang, pathOf(page))}
      printedOn={printedOn(here, lang, dateInZone(now, here.profile.timeZone))}
      current={addressIn(lang, "/beslutninger")}
      translations={translationsOf(here, pathOf(page))}
      crumbs={[
        { text: t("front"), href: site.home },
        ...(name && committee
          ? [
              { text: c("title"), href: addressIn(lang, "/udvalg") },
              { text: name.text, lang: name.lang, href: addressIn(lang, committeePath(committee.id)) },
            ]
          : []),
        { text: t("title") },
      ]}
    >
      <Title title={title} lede={t("lede")} />
      <LinkRow
        links={[
          ...(committee ? [{ href: addressIn(lang, "/beslutninger"), text: c("all-rulings") }] : []),
          { href: addressIn(lang, "/udvalg"), text: c("all-committees") },
        ]}
      />
      {lines.length === 0 && <EmptyState title={t("empty")}>{t("empty.text")}</EmptyState>}
      {years.map((year, at) => (
        <Section key={year} first={at === 0} title={year}>
          <Trail
            steps={lines
              .filter(({ ruling }) => ruling.metOn.startsWith(year))
              .map((line) => rulingStep(line, here, lang, { ofOne: committee !== null }))}
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
        {withdrawn}
        <LinkRow links={[{ href: `${addressIn(lang, "/om")}#offentligt`, text: t("refusals.link") }]} />
      </Section>
    </Page>
  );
}

/**
 * A ruling in a track of rulings, with the record it is about.
 * @param ofOne whether all of the track are of one committee, which is then not named at each
 */
export function rulingStep(
  { ruling, subject, entered }: RulingLine,
  here: Municipality,
  lang: Lang,
  { ofOne = false }: { readonly ofOne?: boolean } = {},
): TrailStep {
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
        <RulingText brief {...{ ruling, lang, entered, ofOne }} profile={here.profile} isVisit={subject.isVisit} />
      </>
    ),
  };
}
