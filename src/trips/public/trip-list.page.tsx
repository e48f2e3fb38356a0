import { Fragment } from "preact";
import type { DateOn } from "../../kernel/index.ts";
import { everything, Follow, narrowWords, type Post, type Topic, topicName } from "../../outreach/index.ts";
import type { Lang } from "../../platform/index.ts";
import { type Municipality, siteOf, translationsOf } from "../../profile/index.ts";
import {
  addressIn,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Foreign,
  LinkRow,
  Page,
  Pagination,
  Timeline,
  Title,
} from "../../web/index.ts";
import { chosenWords } from "./chosen-words.ts";
import { listAddress, type Narrowing, narrowingQuery, whole } from "./narrowing.ts";
import type { Tags } from "./tags.ts";
import type { Facets } from "./trip-counts.ts";
import { TripFilters } from "./trip-filters.tsx";
import type { TripLine } from "./trip-line.ts";
import { listTexts } from "./trip-list.texts.ts";
import { keptMark } from "./trip-mark.ts";
import { TripTables } from "./trip-table.tsx";

export interface TripListShown {
  readonly here: Municipality;
  readonly base: string;
  readonly lang: Lang;
  readonly today: DateOn;
  readonly chosen: Narrowing;
  readonly facets: Facets;
  readonly tags: Tags;
  readonly lines: readonly TripLine[];
  readonly count: number;
  /** How many of them came to nothing; 0 too where a cut of several pages does not tell. */
  readonly stopped: number;
  readonly page: number;
  readonly pages: number;
  /** What becomes of letters, for whoever would follow the list by mail. */
  readonly post: Post;
}

export function TripListPage(shown: TripListShown) {
  const { here, base, lang, today, chosen, facets, tags, lines, page, pages } = shown;
  const t = listTexts.in(lang);
  const site = siteOf(here, lang, base);
  const path = listAddress(chosen, page);
  const chosenSaid = chosenWords(shown);
  const narrowed = chosenSaid.map(({ text }) => text);
  const list = addressIn(lang, "/rejser");
  return (
    <Page
      lang={lang}
      site={site}
      title={[t("title"), ...narrowed].join(", ")}
      description={t("lede")}
      path={addressIn(lang, path)}
      current={list}
      translations={translationsOf(here, path)}
      alternates={[
        {
          type: "application/atom+xml",
          href: addressIn(lang, `/rejser/feed.xml${narrowingQuery(chosen)}`),
          title: [t("title"), ...narrowed].join(", "),
        },
      ]}
      crumbs={[
        { text: t("front"), href: site.home },
        ...(narrowed.length === 0
          ? [{ text: t("title") }]
          : [
              { text: t("title"), href: list },
              { text: narrowed.join(", "), lang: chosenSaid[0]?.lang },
            ]),
      ]}
    >
      <Title
        title={
          <>
            {t("title")}
            {chosenSaid.map((one, at) => (
              <Fragment key={one.text}>
                {at === 0 ? ": " : ", "}
                <Foreign {...one} />
              </Fragment>
            ))}
          </>
        }
        lede={t("lede")}
      />
      <TripFilters facets={facets} tags={tags} chosen={chosen} profile={here.profile} lang={lang} />
      {lines.length === 0 ? (
        <NoTrips lang={lang} narrowed={path !== listAddress(whole)} />
      ) : (
        <>
          <Timeline today={today} entries={lines.flatMap((line) => keptMark(line, lang))} />
          <Above {...shown} />
          <TripTables lines={lines} lang={lang} onePage={pages === 1} />
          <Pagination
            page={pages > 1 ? page : undefined}
            newer={page > 1 ? addressIn(lang, listAddress(chosen, page - 1)) : undefined}
            older={page < pages ? addressIn(lang, listAddress(chosen, page + 1)) : undefined}
          />
        </>
      )}
      <FollowList {...shown} />
    </Page>
  );
}

function Above({ lang, chosen, count, stopped, page, pages }: TripListShown) {
  const t = listTexts.in(lang);
  const query = narrowingQuery(chosen);
  return (
    <div class="title-row apart">
      <p>
        <b>{t("entries", { count })}</b>
        {stopped > 0 && `, ${t("of-which-stopped", { count: stopped })}`} <span class="m">{t("order")}</span>
        {pages > 1 && <span class="m">{`, ${t("page", { page, pages })}`}</span>}
      </p>
      {/* A calendar is always of all. */}
      <LinkRow
        lead={t("take")}
        links={[
          { href: `/data/trips.csv${query}`, text: "CSV" },
          { href: `/data/trips.json${query}`, text: "JSON" },
          { href: addressIn(lang, `/rejser/feed.xml${query}`), text: t("feed") },
          { href: "/rejser/kalender.ics", text: query ? t("of-all", { of: t("calendar") }) : t("calendar") },
        ]}
      />
    </div>
  );
}

/** A list of one committee, country, partner or goal is followed for itself; any other is followed as the whole. */
function FollowList({ here, lang, chosen, post, tags }: TripListShown) {
  const one = topicOf(chosen);
  const known = { here, ...tags };
  const name = topicName(one, known, lang);
  const followed = name === null ? everything : one;
  const feed = `/rejser/feed.xml${followed.word === "alt" ? "" : narrowingQuery(chosen)}`;
  return (
    <Follow
      {...{ here, lang, post, feed }}
      topic={followed}
      name={name ?? topicName(everything, known, lang) ?? { text: "" }}
    />
  );
}

function topicOf(chosen: Narrowing): Topic {
  const said = Object.entries(chosen).filter(([, value]) => value !== null);
  const [word, value] = said.length === 1 ? (said[0] ?? []) : [];
  const narrow = narrowWords.find((one) => one === word);
  return narrow && value ? { word: narrow, value } : everything;
}

function NoTrips({ lang, narrowed }: { lang: Lang; narrowed: boolean }) {
  const t = listTexts.in(lang);
  return (
    <EmptyState
      title={t(narrowed ? "empty-title" : "empty-all-title")}
      action={
        narrowed && (
          <ButtonRow>
            <ButtonLink weight="quiet" href={addressIn(lang, "/rejser")}>
              {t("see-all")}
            </ButtonLink>
          </ButtonRow>
        )
      }
    >
      {t(narrowed ? "empty" : "empty-all")}
    </EmptyState>
  );
}
