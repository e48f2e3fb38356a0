import type { UdsynRoute } from "../../identity/index.ts";
import { type DateOn, dateInZone } from "../../kernel/index.ts";
import { type Database, formatsIn, type Lang } from "../../platform/index.ts";
import { type Municipality, printedOn } from "../../profile/index.ts";
import { PlainPage, pictureRoute, type TaggedLinks, type TaggedLinksOf, TaggedList } from "../../register/index.ts";
import { addressIn, EmptyState, html, renderPage, Section } from "../../web/index.ts";
import type { Partner } from "../partner.ts";
import { partnersIn } from "../partners-in.ts";
import {
  comingAfter,
  idsOf,
  partnerCountry,
  partnerName,
  partnerPath,
  partnersOn,
  unsettledOn,
} from "../partnerships.ts";
import { partnerTexts } from "./partners.texts.ts";
import { Standings } from "./standing.tsx";

/** `/partnere`: who the partners are on the day, what no source settles, and who they were. */
export function partnerPages(db: Pick<Database, "register">, tripsOf: TaggedLinksOf): readonly UdsynRoute[] {
  return [
    {
      lane: "public",
      kept: true,
      words: [],
      method: "GET",
      path: "/partnere",
      handle: async ({ here, lang, base, now }) => {
        const today = dateInZone(now, here.profile.timeZone);
        const trips = await tripsOf(here, lang, "partners");
        const all = await partnersIn(db.register, here);
        return html(renderPage(<PartnersPage {...{ here, lang, base, today, trips, all }} />));
      },
    },
    pictureRoute("/partnere.png", async ({ here, lang, now }) => {
      const t = partnerTexts.in(lang);
      const count = partnersOn(await partnersIn(db.register, here), dateInZone(now, here.profile.timeZone)).length;
      const figure = formatsIn(lang).number(count);
      return { kicker: "", title: t("title"), facts: [], figure, says: t("card", { count }), status: null };
    }),
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
    <PlainPage
      here={here}
      lang={lang}
      base={base}
      path="/partnere"
      printedOn={printedOn(here, lang, today)}
      title={t("title")}
      lede={t("lede")}
      picture={{ href: addressIn(lang, "/partnere.png"), alt: t("title") }}
    >
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
function tripsOf(partner: Partner, trips: PartnersPageProps["trips"]): TaggedLinks | undefined {
  const found = idsOf(partner).flatMap((one) => trips.get(one) ?? []);
  if (found.length < 2) return found[0];
  const links = found.flatMap(({ newest }) => newest);
  const newest = [...new Map(links.map((link) => [link.href, link])).values()];
  return {
    newest,
    all: found[0]?.all ?? "",
    count: found.reduce((sum, { count }) => sum + count, newest.length - links.length),
  };
}

/** `By, Tyskland`: as far as it is known. */
export function whatAndWhere(partner: Partner, lang: Lang): string {
  const country = partnerCountry(partner);
  const kind = partner.kind && partnerTexts.in(lang)(`kind.${partner.kind}`);
  return [kind, country && formatsIn(lang).country(country)].filter(Boolean).join(", ");
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
  return (
    <li id={partner.id} class="stack">
      <div>
        <h3>
          <a href={addressIn(lang, partnerPath(partner))}>{partnerName(partner, lang)}</a>
        </h3>
        <p class="s m">
          {whatAndWhere(partner, lang)}
          {partner.url && (
            <>
              {". "}
              <a href={partner.url}>{t("site")}</a>
            </>
          )}
        </p>
      </div>
      <Standings {...{ partner, lang, today, entered }} />
      <div>
        <p class="s">{t("trips", { count: trips?.count ?? 0 })}</p>
        {trips && <TaggedList tagged={trips} lang={lang} />}
      </div>
    </li>
  );
}
