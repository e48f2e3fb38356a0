import type { ComponentChildren } from "preact";
import type { DateOn } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import {
  isRoomOn,
  type Municipality,
  municipalityName,
  printedOn,
  siteOf,
  translationsOf,
  wordsOf,
  writeTo,
} from "../../profile/index.ts";
import {
  addressIn,
  ButtonLink,
  ButtonRow,
  EmptyState,
  Foreign,
  Hero,
  Horizon,
  KeyFigures,
  LinkRow,
  MapOfEurope,
  Page,
  Rows,
  Section,
} from "../../web/index.ts";
import { frontTexts } from "./front.texts.ts";
import type { FrontContent } from "./front.ts";
import { FrontMoney } from "./front-money.tsx";
import { organizationLinked } from "./linked.ts";

interface FrontProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  readonly today: DateOn;
  readonly content: FrontContent;
}

/** What the municipality does in the world, on one page: everything counted from what is published. */
export function FrontPage({ here, lang, base, today, content }: FrontProps) {
  const t = frontTexts.in(lang);
  const f = formatsIn(lang);
  const { home, partners, placeless, far, figures, latest } = content;
  const municipality = municipalityName(here, lang);
  return (
    <Page
      lang={lang}
      site={siteOf(here, lang, base)}
      title={t("title")}
      description={t(wordsOf(here.profile, "plain"), { municipality })}
      path={addressIn(lang, "/")}
      printedOn={printedOn(here, lang, today)}
      translations={translationsOf(here, "/")}
      facts={organizationLinked({ here, lang, base })}
      alternates={[{ type: "application/atom+xml", href: "/rejser/feed.xml", title: t("latest") }]}
    >
      <Opening here={here} lang={lang} content={content}>
        <Horizon home={home.name} places={far} />
      </Opening>
      <section aria-label={t("figures")}>
        <KeyFigures figures={figures} />
      </section>
      {partners.length + placeless.length > 0 && (
        <Section first title={t(wordsOf(here.profile, "map"), { place: here.profile.place.name })} note={t("map.note")}>
          <MapOfEurope home={home} partners={partners} />
          {placeless.length > 0 && <p class="s m">{t("map.placeless", { names: f.list(placeless) })}</p>}
          <LinkRow links={[{ href: addressIn(lang, "/partnere"), text: t("partners") }]} />
        </Section>
      )}
      <Section title={t("latest")} note={t("latest.note")}>
        {latest.length === 0 ? (
          <EmptyState title={t("latest.empty")} />
        ) : (
          <>
            <Rows rows={latest} />
            <LinkRow links={[{ href: addressIn(lang, "/rejser"), text: t("latest.all") }]} />
          </>
        )}
      </Section>
      <FrontMoney here={here} content={content} lang={lang} />
      <TakePart here={here} lang={lang} />
    </Page>
  );
}

/** The strategy's own words with their source, or what this page is for. */
function Opening(props: { here: Municipality; lang: Lang; content: FrontContent; children: ComponentChildren }) {
  const { here, lang, content, children } = props;
  const t = frontTexts.in(lang);
  const f = formatsIn(lang);
  const { opening } = content;
  if (!opening)
    return (
      <Hero title={t(wordsOf(here.profile, "plain"), { municipality: municipalityName(here, lang) })} lede={t("lede")}>
        {children}
      </Hero>
    );
  const quoted = f.quote(opening.quote);
  return (
    <Hero
      title={opening.lang === lang ? quoted : <span lang={opening.lang}>{quoted}</span>}
      source={
        <>
          <Foreign text={opening.source} lang={opening.lang} />
          {`, ${t("quote-section")} `}
          <Foreign text={f.quote(opening.section)} lang={opening.lang} />
        </>
      }
      lede={t("lede")}
    >
      {children}
    </Hero>
  );
}

function TakePart({ here, lang }: { here: Municipality; lang: Lang }) {
  const t = frontTexts.in(lang);
  const { email } = writeTo(here.profile);
  const ways = [
    {
      title: t("follow"),
      text: t(wordsOf(here.profile, "follow.text")),
      links: [
        ...(isRoomOn(here.profile, "trips") && here.hasDesk ? [[addressIn(lang, "/abonnement"), t("by-mail")]] : []),
        ["/rejser/feed.xml", t("feed")],
        [addressIn(lang, "/rejser/kalender.ics"), t("calendar")],
      ],
    },
    { title: t("data"), text: t("data.text"), links: [[addressIn(lang, "/data"), t("data.link")]] },
    { title: t("check"), text: t("check.text"), links: [[addressIn(lang, "/log"), t("check.link")]] },
    ...(email === null
      ? []
      : [{ title: t("ask"), text: t(wordsOf(here.profile, "ask.text")), links: [[`mailto:${email}`, email]] }]),
  ];
  return (
    <Section title={t("part")} note={t("part.note")}>
      <div class="cols">
        {ways.map(({ title, text, links }) => (
          <div key={title}>
            <h3>{title}</h3>
            <p class="s">{text}</p>
            <ButtonRow>
              {links.map(([href = "", said]) => (
                <ButtonLink key={href} href={href} weight="quiet">
                  {said}
                </ButtonLink>
              ))}
            </ButtonRow>
          </div>
        ))}
      </div>
    </Section>
  );
}
