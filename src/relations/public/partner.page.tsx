import type { ComponentChildren } from "preact";
import type { AskedByAnyone, UdsynRoute } from "../../identity/index.ts";
import { dateInZone } from "../../kernel/index.ts";
import type { Database } from "../../platform/index.ts";
import { feedOf, municipalityName, printedOn, siteOf, translationsOf, wordsOf } from "../../profile/index.ts";
import { pictureRoute } from "../../register/index.ts";
import { AskLink, asksHere } from "../../replies/index.ts";
import {
  addressIn,
  HttpRefusal,
  html,
  LinkRow,
  movedTo,
  Page,
  renderPage,
  Section,
  Timeline,
  type TimelineEntry,
  Title,
  Trail,
  type TrailStep,
} from "../../web/index.ts";
import type { Partner } from "../partner.ts";
import { partnersIn } from "../partners-in.ts";
import { partnerById, partnerName, partnerPath } from "../partnerships.ts";
import { partnerPageTexts } from "./partner.texts.ts";
import { partnerCard, partnerPicture } from "./partner-card.ts";
import { whatAndWhere } from "./partners.page.tsx";
import { partnerTexts } from "./partners.texts.ts";
import { Standings } from "./standing.tsx";

/** What is published of trips with a partner, as the room of the trips shows it. */
interface PartnerTrips {
  readonly count: number;
  /** How many were made each way, by what is published; those to come are counted by themselves. */
  readonly been: { readonly out: number; readonly in: number };
  readonly coming: number;
  readonly marks: readonly TimelineEntry[];
  /** The newest with their money, summed. */
  readonly tables: ComponentChildren;
  readonly rulings: readonly TrailStep[];
  /** The list of them in the register. */
  readonly all: string;
}

export type PartnerTripsOf = (asked: AskedByAnyone, partner: Partner) => Promise<PartnerTrips>;

/** `/partnere/<id>`: how things stand with one partner, who has been where, what it cost and what was ruled. */
export function partnerPage(db: Pick<Database, "register">, tripsOf: PartnerTripsOf): readonly UdsynRoute[] {
  const partnerOf = async ({ here, params }: AskedByAnyone) => {
    const partner = partnerById(await partnersIn(db.register, here), params.slug ?? "");
    if (!partner) throw new HttpRefusal(404);
    return { partner, isMoved: partner.id !== params.slug };
  };
  return [
    {
      lane: "public",
      kept: true,
      method: "GET",
      path: "/partnere/:slug",
      handle: async (asked) => {
        const { partner, isMoved } = await partnerOf(asked);
        if (isMoved) return movedTo(addressIn(asked.lang, partnerPath(partner)));
        return html(renderPage(<PartnerPage {...asked} partner={partner} trips={await tripsOf(asked, partner)} />));
      },
    },
    pictureRoute("/partnere/:slug.png", async (asked) => {
      const { partner, isMoved } = await partnerOf(asked);
      if (isMoved) return movedTo(addressIn(asked.lang, `${partnerPath(partner)}.png`));
      return partnerCard(asked, partner, balance(asked, await tripsOf(asked, partner)));
    }),
  ];
}

type PartnerPageProps = AskedByAnyone & { readonly partner: Partner; readonly trips: PartnerTrips };

function PartnerPage({ here, lang, base, now, partner, trips }: PartnerPageProps) {
  const t = partnerPageTexts.in(lang);
  const today = dateInZone(now, here.profile.timeZone);
  const path = partnerPath(partner);
  const site = siteOf(here, lang, base);
  const name = partnerName(partner, lang);
  const about = [whatAndWhere(partner, lang), t("lede", { municipality: municipalityName(here, lang) })];
  return (
    <Page
      lang={lang}
      site={site}
      title={name}
      description={about.filter(Boolean).join(". ")}
      path={addressIn(lang, path)}
      printedOn={printedOn(here, lang, today)}
      picture={partnerPicture({ here, lang, now }, partner, balance({ here, lang }, trips))}
      current={addressIn(lang, "/partnere")}
      translations={translationsOf(here, path)}
      alternates={feedOf(here, lang, { title: name, words: { partner: partner.id } })}
      crumbs={[
        { text: t("front"), href: site.home },
        { text: partnerTexts.in(lang)("title"), href: addressIn(lang, "/partnere") },
        { text: name },
      ]}
    >
      <Title title={name} lede={whatAndWhere(partner, lang)} />
      <Section first title={t("standing")} note={t("standing.note")}>
        <Standings {...{ partner, lang, today }} entered={here.profile.languages[0]} />
        {partner.url && <LinkRow links={[{ href: partner.url, text: partnerTexts.in(lang)("site") }]} />}
      </Section>
      <Section title={t("balance")} note={trips.count > 0 ? t("balance.note") : undefined}>
        <p class="lede">{balance({ here, lang }, trips)}</p>
        <Timeline today={today} entries={trips.marks} />
      </Section>
      {trips.count > 0 && (
        <Section title={t("trips")} note={t("trips.note")}>
          {trips.tables}
          <LinkRow
            links={[
              { href: trips.all, text: t("trips.all", { count: trips.count }) },
              { href: `${trips.all}#mail`, text: t("trips.follow") },
            ]}
          />
        </Section>
      )}
      {trips.rulings.length > 0 && (
        <Section title={t("rulings")}>
          <Trail steps={trips.rulings} />
        </Section>
      )}
      {asksHere({ here, today }) && (
        <Section title={t("ask")}>
          <AskLink {...{ here, lang, today, path }} of="partner" />
        </Section>
      )}
    </Page>
  );
}

/** `Vi har været der tre gange, og de har været her to gange.` Of facts that others gathered, what the register has and no more. */
function balance({ here, lang }: Pick<AskedByAnyone, "here" | "lang">, { count, been, coming }: PartnerTrips): string {
  const t = partnerPageTexts.in(lang);
  if (count === 0) return t("balance.none");
  return [
    t(wordsOf(here.profile, "balance.been"), { ...been, place: here.profile.place.name }),
    ...(coming > 0 ? [t("balance.coming", { count: coming })] : []),
  ].join(" ");
}
