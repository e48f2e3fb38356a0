import { dateInZone } from "../kernel/index.ts";
import { catalogue, type Database, formatsIn, langs } from "../platform/index.ts";
import { bodyByIdIn, isRoomOn } from "../profile/index.ts";
import type { NamedThing, NamedThingsOf } from "../register/index.ts";
import { partnerCountry, partnerName, partnerPath, partnersIn } from "../relations/index.ts";
import { strategiesOf, strategyOn } from "../strategy/index.ts";
import { addressIn } from "../web/index.ts";

const texts = catalogue({
  da: {
    data: "Åbne data",
    "data.words": "hent download csv excel json api datasæt regneark",
    log: "Sådan beviser vi, at intet er ændret",
    "log.words": "log bevis kontrol signatur verify proof",
    about: "Om Udsyn",
    "about.words": "kontakt hjælp spørgsmål klage aktindsigt contact",
    trips: "Rejser og regnskaber",
    "trips.words": "rejse register regnskab regnskaber budget budgetter udgift udgifter beløb penge pris kostede",
    late: "Regnskaber, der mangler eller er over fristen",
    "late.words": "forsinket forsinkede forsinkelse frist overskredet sent mangler skyldig",
    unreported: "Rapporter, der er over fristen",
    "unreported.words": "rapport manglende mangler forsinket forsinkede sent frist overskredet skyldig aflevering",
    committees: "Udvalg",
    "committees.words": "udvalg udvalgene byråd kommunalbestyrelse politikere",
    elected: "De valgtes rejser",
    "elected.words": "politiker politikere byrådsmedlem borgmester folkevalgte navne hvem",
    strategy: "Strategi",
    "strategy.words": "mål indsatser temaer verdensmål",
    partners: "Partnere",
    "partners.words": "venskabsbyer netværk samarbejde",
    rulings: "Beslutninger",
    "rulings.words": "dagsorden referat møde udvalg afgørelser",
  },
  en: {
    data: "Open data",
    "data.words": "download csv excel json api dataset spreadsheet",
    log: "How we prove that nothing was altered",
    "log.words": "log proof verify signature",
    about: "About Udsyn",
    "about.words": "contact help question complaint access",
    trips: "Trips and accounts",
    "trips.words": "trip travel register accounts budget budgets expense expenses cost costs amount money spending",
    late: "Accounts that are missing or overdue",
    "late.words": "late overdue past over the delayed delay deadline missing outstanding",
    unreported: "Reports that are overdue",
    "unreported.words": "report late overdue past over the missing delayed deadline outstanding",
    committees: "Committees",
    "committees.words": "committee council politicians",
    elected: "Trips of elected members",
    "elected.words": "politician politicians councillor councillors mayor elected names who",
    strategy: "Strategy",
    "strategy.words": "goals themes",
    partners: "Partners",
    "partners.words": "twin towns networks cooperation",
    rulings: "Decisions",
    "rulings.words": "agenda minutes meeting committee rulings",
  },
  de: {
    data: "Offene Daten",
    "data.words": "herunterladen csv excel json api datensatz tabelle",
    log: "So belegen wir, dass nichts verändert wurde",
    "log.words": "protokoll beweis prüfen signatur",
    about: "Über Udsyn",
    "about.words": "kontakt hilfe frage beschwerde",
    trips: "Reisen und Abrechnungen",
    "trips.words": "reise register abrechnung abrechnungen budget ausgaben kosten betrag geld",
    late: "Abrechnungen, die fehlen oder überfällig sind",
    "late.words": "verspätet überfällig über der die verzögert frist fehlt säumig",
    unreported: "Berichte, die überfällig sind",
    "unreported.words": "bericht verspätet über der die fehlt fehlende fehlender frist säumig",
    committees: "Ausschüsse",
    "committees.words": "ausschuss gemeinderat stadtrat politiker",
    elected: "Reisen der Gewählten",
    "elected.words": "politiker politikerin ratsmitglied bürgermeister gewählte namen wer",
    strategy: "Strategie",
    "strategy.words": "ziele themen",
    partners: "Partner",
    "partners.words": "partnerstädte netzwerke zusammenarbeit",
    rulings: "Beschlüsse",
    "rulings.words": "tagesordnung protokoll sitzung ausschuss",
  },
});

const pages = [
  ["/rejser", "trips", "trips"],
  ["/rejser/status/none", "late", "trips"],
  ["/rejser/rapport/late", "unreported", "trips"],
  ["/udvalg", "committees", "decisions"],
  ["/rejser/valgte", "elected", "trips"],
  ["/partnere", "partners", "relations"],
  ["/strategi", "strategy", "strategy"],
  ["/beslutninger", "rulings", "decisions"],
  ["/data", "data", null],
  ["/log", "log", null],
  ["/om", "about", null],
] as const;

/** What has a name and a page beside the records: partners, committees, the strategy's goals, the site's own pages. */
export function namedThingsOf(db: Pick<Database, "register">): NamedThingsOf {
  return async ({ here, lang, now }) => {
    const { profile, slug } = here;
    const t = texts.in(lang);
    const partners = isRoomOn(profile, "relations") ? await partnersIn(db.register, here) : [];
    const today = dateInZone(now, profile.timeZone);
    const strategy = isRoomOn(profile, "strategy") ? strategyOn(strategiesOf(slug), today) : null;
    const bodies = isRoomOn(profile, "decisions") ? profile.committees : [];
    return [
      ...partners.map((one): NamedThing => {
        const country = partnerCountry(one);
        return {
          kind: "partner",
          name: { text: partnerName(one, lang) },
          href: addressIn(lang, partnerPath(one)),
          words: [
            ...Object.values(one.names),
            one.ownName ?? "",
            one.place?.name ?? "",
            ...(country === null ? [] : langs.map((each) => formatsIn(each).country(country))),
          ],
        };
      }),
      ...bodies.map(
        ({ id, names }): NamedThing => ({
          kind: "committee",
          name: bodyByIdIn(profile, id, lang) ?? { text: id },
          href: addressIn(lang, `/udvalg/${id}`),
          words: names.flatMap(({ name, translations }) => [name, ...Object.values(translations ?? {})]),
        }),
      ),
      ...(strategy?.goals ?? []).map(
        ({ id, quote }): NamedThing => ({
          kind: "goal",
          name: { text: quote, lang: strategy?.language },
          href: `${addressIn(lang, "/strategi")}#${id}`,
          words: [],
        }),
      ),
      ...pages
        .filter(([, , room]) => room === null || isRoomOn(profile, room))
        .map(
          ([path, word]): NamedThing => ({
            kind: "page",
            name: { text: t(word) },
            href: addressIn(lang, path),
            words: [t(`${word}.words`)],
          }),
        ),
    ];
  };
}
