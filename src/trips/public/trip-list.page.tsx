import type { ComponentChildren } from "preact";
import type { DateOn } from "../../kernel/index.ts";
import { everything, Follow, narrowWords, type Topic, topicName } from "../../outreach/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, printedOn, siteOf, translationsOf, wordsOf } from "../../profile/index.ts";
import type { Post } from "../../records/index.ts";
import { replaceWords, type Sought } from "../../register/index.ts";
import {
  addressIn,
  ButtonLink,
  ButtonRow,
  EmptyState,
  LinkRow,
  Page,
  Pagination,
  type Said,
  Timeline,
  Title,
  ViewSwitch,
} from "../../web/index.ts";
import { electedPath } from "./elected/elected.page.tsx";
import { electedTexts } from "./elected/elected.texts.ts";
import { chosenWords, listTitle } from "./list-title.tsx";
import { listViews } from "./list-views.ts";
import { listAddress, type Narrowing, narrowingQuery, type View, whole, without } from "./narrowing.ts";
import type { Tags } from "./tags.ts";
import { listPicture } from "./trip-card.ts";
import type { Facets } from "./trip-counts.ts";
import { TripFilters } from "./trip-filters.tsx";
import type { TripLine } from "./trip-line.ts";
import { listTexts } from "./trip-list.texts.ts";
import { keptMark } from "./trip-mark.ts";
import { TripTables } from "./trip-table.tsx";
import { TripWays } from "./trip-ways.tsx";
import { viewTexts } from "./views.texts.ts";
import { WithdrawnNote } from "./withdrawn.tsx";
import { yearsPath } from "./years.page.tsx";
import { yearsTexts } from "./years.texts.ts";

export interface TripListShown {
  readonly here: Municipality;
  readonly base: string;
  readonly lang: Lang;
  readonly today: DateOn;
  readonly chosen: Narrowing;
  /** Words that are published nowhere, and the nearest one to each. */
  readonly corrected: Sought["corrected"];
  readonly view: View;
  /** The map or the timeline; `null` for the table. */
  readonly figure: ComponentChildren | null;
  /** What the chosen place is called. */
  readonly placeName: Said | null;
  readonly facets: Facets;
  readonly tags: Tags;
  readonly lines: readonly TripLine[];
  readonly count: number;
  /** How many of them came to nothing; 0 too where a cut of several pages does not tell. */
  readonly stopped: number;
  /** How many of the register's are taken back. */
  readonly withdrawn: number;
  readonly page: number;
  readonly pages: number;
  /** What becomes of letters, for whoever would follow the list by mail. */
  readonly post: Post;
}

export function TripListPage(shown: TripListShown) {
  const { here, base, lang, today, chosen, facets, tags, lines, page, pages, view, figure } = shown;
  const t = listTexts.in(lang);
  const site = siteOf(here, lang, base);
  const v = viewTexts.in(lang);
  const path = listAddress(chosen, page, view);
  const chosenSaid = chosenWords(shown);
  const heading = listTitle(shown);
  const narrowed = chosenSaid.map(({ text }) => text);
  const list = addressIn(lang, "/rejser");
  return (
    <Page
      lang={lang}
      site={site}
      title={view === "tabel" ? heading.name : `${heading.name}, ${v(`titled.${view}`)}`}
      description={t(wordsOf(here.profile, "lede"))}
      path={addressIn(lang, path)}
      printedOn={printedOn(here, lang, today)}
      picture={listPicture(lang)}
      current={list}
      translations={translationsOf(here, path)}
      alternates={[
        {
          type: "application/atom+xml",
          // A file is of all.
          href: addressIn(lang, `/rejser/feed.xml${here.asFiles ? "" : narrowingQuery(chosen)}`),
          title: [t("title"), ...(here.asFiles ? [] : narrowed)].join(", "),
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
      <Title title={heading.title} lede={t(narrowed.length === 0 ? wordsOf(here.profile, "lede") : "lede.part")} />
      <TripFilters {...{ facets, tags, chosen, view, lang, today }} placeName={shown.placeName} here={here} />
      {here.asFiles && <TripWays {...{ facets, tags, here, lang, today }} />}
      {shown.corrected.map(({ from, to }) => (
        <p key={from}>
          {t("corrected", { from: formatsIn(lang).quote(from) })}{" "}
          <a href={addressIn(lang, listAddress({ ...chosen, q: replaceWords(chosen.q ?? "", shown.corrected) }))}>
            {t("meant", { to: formatsIn(lang).quote(to) })}
          </a>
        </p>
      ))}
      <div class="title-row apart">
        <ViewSwitch label={v("views")} views={listViews(here, lang, chosen, view)} />
        <LinkRow
          links={[
            { href: addressIn(lang, yearsPath), text: yearsTexts.in(lang)("compare") },
            { href: addressIn(lang, electedPath), text: electedTexts.in(lang)("link") },
          ]}
        />
      </div>
      {lines.length === 0 ? (
        <NoTrips {...{ here, lang, chosen }} />
      ) : figure ? (
        <>
          <Above {...shown} />
          {figure}
        </>
      ) : (
        <>
          <Timeline today={today} entries={lines.flatMap((line) => keptMark(line, lang))} />
          <Above {...shown} />
          <TripTables lines={lines} lang={lang} onePage={pages === 1} profile={here.profile} today={today} />
          <Pagination
            page={pages > 1 ? page : undefined}
            newer={page > 1 ? addressIn(lang, listAddress(chosen, page - 1)) : undefined}
            older={page < pages ? addressIn(lang, listAddress(chosen, page + 1)) : undefined}
          />
        </>
      )}
      {narrowed.length === 0 && <WithdrawnNote count={shown.withdrawn} of="register" lang={lang} />}
      <FollowList {...shown} />
    </Page>
  );
}

function Above({ here, lang, chosen, count, stopped, page, pages, view }: TripListShown) {
  const t = listTexts.in(lang);
  const narrowed = narrowingQuery(chosen);
  // Files are always of all.
  const query = here.asFiles ? "" : narrowed;
  const ofFiles = (name: string) => (here.asFiles && narrowed ? t("of-all", { of: name }) : name);
  return (
    <div class="title-row apart">
      <p>
        <b>{t("entries", { count })}</b>
        {stopped > 0 && `, ${t("of-which-stopped", { count: stopped })}`}
        {view === "tabel" && <span class="m">{`. ${t("order")}`}</span>}
        {pages > 1 && view === "tabel" && <span class="m">{`, ${t("page", { page, pages })}`}</span>}
      </p>
      <LinkRow
        lead={t("take")}
        links={[
          { href: `/data/trips.csv${query}`, text: ofFiles("CSV") },
          { href: `/data/trips.json${query}`, text: ofFiles("JSON") },
          { href: addressIn(lang, `/rejser/feed.xml${query}`), text: ofFiles(t("feed")) },
          { href: addressIn(lang, `/rejser/kalender.ics${query}`), text: ofFiles(t("calendar")) },
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
  const feed = `/rejser/feed.xml${followed.word === "alt" || here.asFiles ? "" : narrowingQuery(chosen)}`;
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

/** Why nothing is listed: of a year alone, what is known of it; of any other choice, how to choose less. */
function NoTrips({ here, lang, chosen }: Pick<TripListShown, "here" | "lang" | "chosen">) {
  const t = listTexts.in(lang);
  const narrowed = listAddress(chosen) !== listAddress(whole);
  const { aar: year } = chosen;
  const isYear = year !== null && year !== without && listAddress(chosen) === listAddress({ ...whole, aar: year });
  return (
    <EmptyState
      title={isYear ? t("empty-year-title", { year }) : t(narrowed ? "empty-title" : "empty-all-title")}
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
      {t(isYear ? wordsOf(here.profile, "empty-year") : narrowed ? "empty" : wordsOf(here.profile, "empty-all"))}
    </EmptyState>
  );
}
