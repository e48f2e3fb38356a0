import { dateInZone, isCurrency, money, sum } from "../kernel/index.ts";
import { distanceKm } from "../places/index.ts";
import { type Database, formatsIn, isLang, type Lang } from "../platform/index.ts";
import { isRoomOn, type Municipality } from "../profile/index.ts";
import type { FrontContent, FrontOf } from "../register/index.ts";
import { partnerName, partnerPath, partnershipOn, partnersIn, partnersOn } from "../relations/index.ts";
import { strategiesOf, strategyOn } from "../strategy/index.ts";
import { tripsFront } from "../trips/index.ts";
import { addressIn, type MapPartner } from "../web/index.ts";

/** How many places the distance axis has room for. */
const mostPlaces = 8;

/** Gathers what the front page shows from the rooms that know it. */
export function frontOf(db: Pick<Database, "register">): FrontOf {
  return async ({ here, lang, now }) => {
    const { place: home, currency, timeZone } = here.profile;
    const today = dateInZone(now, timeZone);
    const trips = await tripsFront(db.register, { here, lang, now });
    const partners = isRoomOn(here.profile, "relations") ? partnersOn(await partnersIn(db.register, here), today) : [];
    const onMap = partners.flatMap((partner): MapPartner[] => {
      if (!partner.place) return [];
      const { lat, lon, name } = partner.place;
      const note = beside(name, partnerName(partner, lang));
      const form = partnershipOn(partner, today)?.form === "network" ? "network" : "agreement";
      const href = addressIn(lang, partnerPath(partner));
      const km = distanceKm(home, partner.place);
      return [{ name, lat, lon, km, form, href, ...(note === "" ? {} : { note }) }];
    });
    const far = new Map(
      [...onMap, ...trips.places].map((one) => [
        `${one.lat.toFixed(1)} ${one.lon.toFixed(1)}`,
        { name: one.name, km: Math.round(distanceKm(home, one)) },
      ]),
    );
    if (!isCurrency(currency)) throw new Error(`the profile of ${here.slug} has no currency`);
    const f = formatsIn(lang);
    const foreign = new Set(
      trips.spending.flatMap((one) => (one.currency !== currency && isCurrency(one.currency) ? [one.currency] : [])),
    );
    return {
      opening: openingOf(here, today),
      home,
      far: [...far.values()].slice(0, mostPlaces),
      partners: onMap,
      placeless: partners.filter((one) => !one.place).map((one) => partnerName(one, lang)),
      figures: trips.figures,
      latest: trips.latest,
      spending: trips.spending.filter((one) => one.currency === currency),
      since: trips.since,
      currency,
      otherCurrencies: [...foreign].map((other) => {
        const amounts = trips.spending.filter((one) => one.currency === other);
        return f.amount(
          sum(
            other,
            amounts.map((one) => money(one.hundredths, other)),
          ),
        );
      }),
    };
  };
}

function openingOf(here: Municipality, today: Parameters<typeof strategyOn>[1]): FrontContent["opening"] {
  const strategy = strategyOn(strategiesOf(here.slug), today);
  if (!strategy || !isRoomOn(here.profile, "strategy")) return null;
  const lang: Lang = isLang(strategy.language) ? strategy.language : "da";
  return { quote: strategy.opening.quote, section: strategy.opening.section, lang, source: strategy.title };
}

/** What a partner's name says beyond its place's: `South Lanarkshire` of *East Kilbride/South Lanarkshire*. */
function beside(place: string, partner: string): string {
  return partner.replace(place, "").replace(/^[\s/,–-]+/, "");
}
