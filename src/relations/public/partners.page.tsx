import type { UdsynRoute } from "../../identity/index.ts";
import { type DateOn, dateInZone } from "../../kernel/index.ts";
import { type Database, formatsIn, type Lang } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { PlainPage, type TaggedLinks, type TaggedLinksOf, TaggedList } from "../../register/index.ts";
import {
  Disc,
  EmptyState,
  Foreign,
  html,
  type Knowledge,
  renderPage,
  type Said,
  Section,
  SourceText,
} from "../../web/index.ts";
import type { Partner, Partnership, PartnershipStatus } from "../partner.ts";
import { partnersIn } from "../partners-in.ts";
import { comingAfter, partnerCountry, partnerName, partnershipOn, partnersOn, unsettledOn } from "../partnerships.ts";
import { partnerTexts } from "./partners.texts.ts";
import { standingWords } from "./standing-words.ts";

/** `/partnere`: who the partners are on the day, what no source settles, and who they were. */
export function partnerPages(db: Pick<Database, "register">, tripsOf: TaggedLinksOf): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/partnere",
      handle: async ({ here, lang, base, now }) => {
        const today = dateInZone(now, here.profile.timeZone);
        const trips = await tripsOf(here, lang, "partners");
        const all = await partnersIn(db.register, here);
        return html(renderPage(<PartnersPage {...{ here, lang, base, today, trips, all }} />));
      },
    },
  ];
}

interface PartnersPageProps {
  readonly here: Municipality;
  readonly lang: Lang;
  readonly base: string;
  readonly today: DateOn;
  readonly trips: ReadonlyMap<string, TaggedLinks>;
  readonly all: readonly Partner[];
}

function PartnersPage({ here, lang, base, today, trips, all }: PartnersPageProps) {
  const t = partnerTexts.in(lang);
  const [now, unsettled] = [partnersOn(all, today), unsettledOn(all, today)];
  const coming = comingAfter(all, today);
  const earlier = all.filter((one) => !now.includes(one) && !unsettled.includes(one) && !coming.includes(one));
  const groups = [
    { title: t("now"), note: undefined, partners: now },
    { title: t("coming"), note: undefined, partners: coming },
    { title: t("unsettled"), note: t("unsettled.note"), partners: unsettled },
    { title: t("earlier"), note: undefined, partners: earlier },
  ].filter((group) => group.partners.length > 0);
  return (
    <PlainPage here={here} lang={lang} base={base} path="/partnere" title={t("title")} lede={t("lede")}>
      {groups.length === 0 && <EmptyState title={t("none")} />}
      {groups.map(({ title, note, partners }, at) => (
        <Section key={title} first={at === 0} title={title} note={note}>
          <ul class="stack-l">
            {partners.map((partner) => (
              <PartnerItem
                key={partner.id}
                {...{ partner, lang, today }}
                trips={tripsOf(partner, trips)}
                entered={here.profile.languages[0]}
              />
            ))}
          </ul>
        </Section>
      ))}
    </PlainPage>
  );
}

/** A trip may name the id that a partner was imported under. */
function tripsOf({ id, importedAs = [] }: Partner, trips: PartnersPageProps["trips"]): TaggedLinks | undefined {
  const found = [id, ...importedAs].flatMap((one) => trips.get(one) ?? []);
  if (found.length < 2) return found[0];
  const links = found.flatMap(({ newest }) => newest);
  const newest = [...new Map(links.map((link) => [link.href, link])).values()];
  return { newest, count: found.reduce((sum, { count }) => sum + count, newest.length - links.length) };
}

interface PartnerItemProps {
  readonly partner: Partner;
  readonly lang: Lang;
  readonly today: DateOn;
  readonly trips: TaggedLinks | undefined;
  /** The language that the municipality writes its sources in. */
  readonly entered: Lang | undefined;
}

function PartnerItem({ partner, lang, today, trips, entered }: PartnerItemProps) {
  const t = partnerTexts.in(lang);
  const f = formatsIn(lang);
  const current = partnershipOn(partner, today);
  const country = partnerCountry(partner);
  const newestFirst = partner.partnerships.toSorted((a, b) => (a.from < b.from ? 1 : -1));
  return (
    <li id={partner.id} class="stack">
      <div>
        <h3>{partnerName(partner, lang)}</h3>
        <p class="s m">
          {[partner.kind && t(`kind.${partner.kind}`), country && f.country(country)].filter(Boolean).join(", ")}
          {partner.url && (
            <>
              {". "}
              <a href={partner.url}>{t("site")}</a>
            </>
          )}
        </p>
      </div>
      <ol class="trail">
        {newestFirst.map((one) => (
          <Standing key={one.from} partnership={one} isCurrent={one === current} {...{ lang, entered, today }} />
        ))}
      </ol>
      <div>
        <p class="s">{t("trips", { count: trips?.count ?? 0 })}</p>
        {trips && <TaggedList tagged={trips} lang={lang} />}
      </div>
    </li>
  );
}

const knowledge: Record<PartnershipStatus, Knowledge> = {
  active: "final",
  exploring: "partly",
  dormant: "estimated",
  ended: "estimated",
  unknown: "missing",
};

interface StandingProps extends Pick<PartnerItemProps, "lang" | "entered" | "today"> {
  readonly partnership: Partnership;
  readonly isCurrent: boolean;
}

function Standing({ partnership, isCurrent, lang, entered, today }: StandingProps) {
  const { status, source, verified } = partnership;
  const t = partnerTexts.in(lang);
  const words = standingWords(partnership, lang, today);
  const said = (text: string) => <WithPrinted text={text} printed={words.printed} lang={entered} />;
  return (
    <li>
      <Disc knowledge={knowledge[status]} />
      {isCurrent ? <b>{said(words.known)}</b> : said(words.known)}
      {words.unknown && <p class="m">{said(words.unknown)}</p>}
      <p class="m">
        {t("source")}
        <SourceText {...source} lang={entered} />
        {!verified && `. ${t("unverified")}`}
      </p>
    </li>
  );
}

/** A text with the words that stand in it as a source prints them, in the source's language; a number is of none. */
function WithPrinted({ text, printed = "", lang }: Said & { readonly printed?: string | undefined }) {
  const at = /\p{L}/u.test(printed) ? text.lastIndexOf(printed) : -1;
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <Foreign text={printed} lang={lang} />
      {text.slice(at + printed.length)}
    </>
  );
}
