import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { type DateOn, dateInZone } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import {
  bodyByIdIn,
  type Committee,
  committeeNameOn,
  type Municipality,
  printedOn,
  siteOf,
  translationsOf,
} from "../../profile/index.ts";
import { addressIn, html, NameLink, Page, type RowItem, Rows, renderPage, Section, Title } from "../../web/index.ts";
import { committeeTexts } from "./committee.texts.ts";
import { committeePath } from "./committee-path.ts";

/** How much is published of each committee, by its id. */
export type CommitteeCountsOf = (
  here: Municipality,
) => Promise<ReadonlyMap<string, { readonly trips: number; readonly rulings: number }>>;

/** `/udvalg`: those that sit today, and those that sat before. */
export function committeesPage(countsOf: CommitteeCountsOf): UdsynRoute {
  return {
    lane: "public",
    kept: true,
    method: "GET",
    path: "/udvalg",
    handle: async (asked) => html(renderPage(<CommitteesPage {...asked} counts={await countsOf(asked.here)} />)),
  };
}

type CommitteesProps = AskedByAnyone & { readonly counts: Awaited<ReturnType<CommitteeCountsOf>> };

function CommitteesPage({ here, lang, base, now, counts }: CommitteesProps) {
  const t = committeeTexts.in(lang);
  const site = siteOf(here, lang, base);
  const today = dateInZone(now, here.profile.timeZone);
  const { committees } = here.profile;
  const sitting = committees.filter((one) => committeeNameOn(one, today));
  const earlier = committees.filter((one) => !committeeNameOn(one, today) && hasSat(one, today));
  const rowOf = (one: Committee): RowItem => {
    const { trips, rulings } = counts.get(one.id) ?? { trips: 0, rulings: 0 };
    return {
      title: (
        <NameLink
          {...(bodyByIdIn(here.profile, one.id, lang) ?? { text: one.id })}
          href={addressIn(lang, committeePath(one.id))}
        />
      ),
      note: `${t("count.trips", { count: trips })}, ${t("count.rulings", { count: rulings })}`,
      end: yearsInWords(one, lang),
    };
  };
  return (
    <Page
      lang={lang}
      site={site}
      title={t("title")}
      description={t("lede")}
      path={addressIn(lang, "/udvalg")}
      printedOn={printedOn(here, lang, today)}
      current={addressIn(lang, "/beslutninger")}
      translations={translationsOf(here, "/udvalg")}
      crumbs={[{ text: t("front"), href: site.home }, { text: t("title") }]}
    >
      <Title title={t("title")} lede={t("lede")} />
      <Section first title={t("now")}>
        {sitting.length === 0 ? <p>{t("now.none")}</p> : <Rows rows={sitting.map(rowOf)} />}
      </Section>
      {earlier.length > 0 && (
        <Section title={t("earlier")} note={t("earlier.note")}>
          <Rows rows={earlier.map(rowOf)} />
        </Section>
      )}
    </Page>
  );
}

function hasSat({ names }: Committee, today: DateOn): boolean {
  return names.some(({ from }) => from <= today);
}

/** The first day that a committee is known of, and the last; the last is absent while it sits. */
function span({ names }: Pick<Committee, "names">): { from?: DateOn; to?: DateOn | undefined } {
  const sorted = names.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const from = sorted[0]?.from;
  return from ? { from, to: sorted.at(-1)?.to } : {};
}

/** `siden 2022`, `2022–2025`. */
function yearsInWords(committee: Committee, lang: Lang): string {
  const { from, to } = span(committee);
  if (!from) return "";
  const year = from.slice(0, 4);
  return to ? `${year}–${to.slice(0, 4)}` : committeeTexts.in(lang)("since", { from: year });
}

/** `siden 1. januar 2022`. */
export function satInWords(committee: Committee, lang: Lang): string {
  const t = committeeTexts.in(lang);
  const f = formatsIn(lang);
  const { from, to } = span(committee);
  if (!from) return "";
  return to ? t("from-to", { from: f.date(from), to: f.date(to) }) : t("since", { from: f.date(from) });
}
