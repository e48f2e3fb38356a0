import type { ComponentChildren } from "preact";
import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import {
  bodyByIdIn,
  type Committee,
  committeeById,
  committeeNameIn,
  feedOf,
  municipalityName,
  printedOn,
  siteOf,
  translationsOf,
} from "../../profile/index.ts";
import {
  addressIn,
  Foreign,
  HttpRefusal,
  html,
  LinkRow,
  NameLink,
  Page,
  renderPage,
  Section,
  SourceText,
  Title,
  Trail,
} from "../../web/index.ts";
import { committeeTexts } from "./committee.texts.ts";
import { committeePath } from "./committee-path.ts";
import { satInWords } from "./committees.page.tsx";
import { type PublishedRulings, type RulingLine, rulingStep } from "./rulings.page.tsx";
import { rulingsOfPath } from "./rulings-path.ts";

/** What is published of a committee's trips, as the room of the trips shows it. */
interface CommitteeTrips {
  readonly count: number;
  /** What is still owed, in words. */
  readonly owed: ComponentChildren;
  /** Counted by year, with what they cost. */
  readonly years: ComponentChildren;
  readonly newest: ComponentChildren;
  /** How many are taken back, with the way to why; stands where nothing is owed because nothing is left. */
  readonly withdrawn: ComponentChildren;
  /** The list of them all. */
  readonly all: string;
}

export type CommitteeTripsOf = (asked: AskedByAnyone, committee: Committee) => Promise<CommitteeTrips>;

const fewRulings = 5;

/** `/udvalg/<id>`: what a committee did, what it cost, what is still owed and what it ruled. */
export function committeePage(tripsOf: CommitteeTripsOf, rulingsOf: PublishedRulings): UdsynRoute {
  return {
    lane: "public",
    kept: true,
    method: "GET",
    path: "/udvalg/:id",
    handle: async (asked) => {
      const { here, lang, params } = asked;
      const committee = committeeById(here.profile, params.id ?? "");
      if (!committee) throw new HttpRefusal(404);
      const [trips, rulings] = await Promise.all([
        tripsOf(asked, committee),
        rulingsOf(here, lang, { limit: fewRulings + 1, skip: 0, bodyId: committee.id }),
      ]);
      return html(renderPage(<CommitteePage {...asked} {...{ committee, trips, rulings }} />));
    },
  };
}

type CommitteePageProps = AskedByAnyone & {
  readonly committee: Committee;
  readonly trips: CommitteeTrips;
  readonly rulings: readonly RulingLine[];
};

function CommitteePage({ here, lang, base, now, committee, trips, rulings }: CommitteePageProps) {
  const t = committeeTexts.in(lang);
  const path = committeePath(committee.id);
  const site = siteOf(here, lang, base);
  const name = bodyByIdIn(here.profile, committee.id, lang) ?? { text: committee.id };
  const municipality = municipalityName(here, lang);
  return (
    <Page
      lang={lang}
      site={site}
      title={name.text}
      description={`${t("of-municipality", { municipality })}. ${t("page.lede")}`}
      path={addressIn(lang, path)}
      printedOn={printedOn(here, lang, dateInZone(now, here.profile.timeZone))}
      current={addressIn(lang, "/beslutninger")}
      translations={translationsOf(here, path)}
      alternates={feedOf(here, lang, { title: name.text, words: { udvalg: committee.id } })}
      crumbs={[
        { text: t("front"), href: site.home },
        { text: t("title"), href: addressIn(lang, "/udvalg") },
        { text: name.text, lang: name.lang },
      ]}
    >
      <Title
        title={<Foreign {...name} />}
        lede={`${t("of-municipality", { municipality })}, ${satInWords(committee, lang)}`}
      />
      {trips.count > 0 && (
        <Section first title={t("owed")} note={t("owed.note")}>
          {trips.owed}
        </Section>
      )}
      {trips.count > 0 && (
        <Section title={t("money")} note={t("money.note")}>
          {trips.years}
        </Section>
      )}
      <Section first={trips.count === 0} title={t("trips")} note={trips.count > 0 ? t("trips.note") : undefined}>
        {trips.count === 0 ? <p>{t("trips.none")}</p> : trips.newest}
        {trips.count === 0 && trips.withdrawn}
        <LinkRow
          links={[
            ...(trips.count > 0 ? [{ href: trips.all, text: t("trips.all", { count: trips.count }) }] : []),
            { href: `${trips.all}#mail`, text: t("trips.follow") },
          ]}
        />
      </Section>
      <Section title={t("rulings")} note={rulings.length > 0 ? t("rulings.note") : undefined}>
        {rulings.length === 0 ? (
          <p>{t("rulings.none")}</p>
        ) : (
          <>
            <Trail steps={rulings.slice(0, fewRulings).map((line) => rulingStep(line, here, lang, { ofOne: true }))} />
            <LinkRow
              links={[
                rulings.length > fewRulings
                  ? { href: addressIn(lang, rulingsOfPath(committee.id)), text: t("rulings.all") }
                  : { href: addressIn(lang, "/beslutninger"), text: t("all-rulings") },
              ]}
            />
          </>
        )}
      </Section>
      <Section title={t("committee")} note={t("committee.note")}>
        <Standing {...{ here, lang, committee }} />
      </Section>
    </Page>
  );
}

/** What it was called through the terms, whom it took over from, and who took over from it. */
function Standing({ here, lang, committee }: Pick<CommitteePageProps, "here" | "lang" | "committee">) {
  const t = committeeTexts.in(lang);
  const f = formatsIn(lang);
  const { profile } = here;
  const after = profile.committees.filter((one) => one.replaces.includes(committee.id)).map((one) => one.id);
  const own = profile.languages[0];
  return (
    <>
      <ol class="rows">
        {committee.names
          .toSorted((a, b) => (a.from < b.from ? 1 : -1))
          .map((one) => (
            <li key={one.from} class="row">
              <div>
                <Foreign {...committeeNameIn(profile, { id: committee.id, name: one.name }, lang)} />
                {`, ${one.to ? t("from-to", { from: f.date(one.from), to: f.date(one.to) }) : t("since", { from: f.date(one.from) })}`}
                <small>
                  {t("source")}
                  <SourceText {...one.source} lang={own} />
                  {!one.verified && `. ${t("unverified")}`}
                </small>
              </div>
            </li>
          ))}
      </ol>
      <Others title={t("replaced")} ids={committee.replaces} {...{ here, lang }} />
      <Others title={t("replaced-by")} ids={after} {...{ here, lang }} />
    </>
  );
}

interface OthersProps extends Pick<CommitteePageProps, "here" | "lang"> {
  readonly title: string;
  readonly ids: readonly string[];
}

function Others({ title, ids, here, lang }: OthersProps) {
  if (ids.length === 0) return null;
  return (
    <p>
      {`${title} `}
      {ids.map((id, at) => (
        <span key={id}>
          {at > 0 && ", "}
          <NameLink
            {...(bodyByIdIn(here.profile, id, lang) ?? { text: id })}
            href={addressIn(lang, committeePath(id))}
          />
        </span>
      ))}
      .
    </p>
  );
}
