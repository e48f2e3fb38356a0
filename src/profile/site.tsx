import type { DateOn } from "../kernel/index.ts";
import { catalogue, formatsIn, type Lang } from "../platform/index.ts";
import { addressIn, type NavItem, type PageProps, type Site } from "../web/index.ts";
import { gatheredNote, writeTo } from "./gathered.ts";
import type { Municipality } from "./municipality.store.ts";
import { isRoomOn } from "./rooms-on.ts";

const texts = catalogue({
  da: {
    trips: "Rejser",
    partners: "Partnere",
    strategy: "Strategi",
    rulings: "Beslutninger",
    data: "Åbne data",
    search: "Søg",
    desk: "Skrivebord",
    about: "{municipality} viser her, hvad kommunen foretager sig i verden: rejser, besøg, beslutninger og udbytte.",
    "about.gathered": "Hvad {municipality} foretager sig i verden: rejser, besøg, beslutninger og udbytte. {gathered}",
    picture: "Udsyn: hvad {municipality} foretager sig i verden.",
    log: "Sådan beviser vi, at intet er ændret",
    "about-us": "Om Udsyn",
    accessibility: "Tilgængelighedserklæring",
    facts: "Her står kun det, som kommunen selv og pressen har offentliggjort. Det, der mangler, står som huller.",
    play: "Prøv hele forløbet i {municipality}",
    "all-data": "Hent alle data (CSV, JSON)",
  },
  en: {
    trips: "Trips",
    partners: "Partners",
    strategy: "Strategy",
    rulings: "Decisions",
    data: "Open data",
    search: "Search",
    desk: "Desk",
    about: "{municipality} shows here what it does in the world: trips, visits, decisions and results.",
    "about.gathered": "What {municipality} does in the world: trips, visits, decisions and results. {gathered}",
    picture: "Udsyn: what {municipality} does in the world.",
    log: "How we prove that nothing was altered",
    "about-us": "About Udsyn",
    accessibility: "Accessibility statement",
    facts:
      "Only what the municipality itself and the press have published is shown; what is missing is shown as a gap.",
    play: "Try everything in {municipality}",
    "all-data": "Download all data (CSV, JSON)",
  },
  de: {
    trips: "Reisen",
    partners: "Partner",
    strategy: "Strategie",
    rulings: "Beschlüsse",
    data: "Offene Daten",
    search: "Suche",
    desk: "Schreibtisch",
    about: "{municipality} zeigt hier, was sie in der Welt tut: Reisen, Besuche, Beschlüsse und Ergebnisse.",
    "about.gathered": "Was {municipality} in der Welt tut: Reisen, Besuche, Beschlüsse und Ergebnisse. {gathered}",
    picture: "Udsyn: was {municipality} in der Welt tut.",
    log: "So belegen wir, dass nichts verändert wurde",
    "about-us": "Über Udsyn",
    accessibility: "Erklärung zur Barrierefreiheit",
    facts: "Hier steht nur, was die Kommune selbst und die Presse veröffentlicht haben; was fehlt, steht als Lücke da.",
    play: "Alles ausprobieren in {municipality}",
    "all-data": "Alle Daten herunterladen (CSV, JSON)",
  },
});

export function municipalityName(here: Pick<Municipality, "profile" | "slug">, lang: Lang): string {
  const { name, languages } = here.profile;
  return name[lang] ?? name[languages[0] ?? "da"] ?? here.slug;
}

/** The menu's pages of rooms that a municipality may do without. */
const roomPages = [
  ["/rejser", "trips", "trips"],
  ["/partnere", "partners", "relations"],
  ["/strategi", "strategy", "strategy"],
  ["/beslutninger", "rulings", "decisions"],
] as const;

/** The first pages of the public rooms that are switched on, in the menu's order. */
export function roomPagesOf({ profile }: Pick<Municipality, "profile">): readonly string[] {
  return roomPages.filter(([, , room]) => isRoomOn(profile, room)).map(([path]) => path);
}

/** The frame of every page of a municipality: name, menu, footer, and in the demo the way to where one can play. */
export function siteOf(here: Municipality, lang: Lang, base: string): Site {
  const kept = sites.get(here) ?? new Map<Lang, Site>();
  sites.set(here, kept);
  const before = kept.get(lang);
  if (before?.origin === base) return before;
  const site = madeSite(here, lang, base);
  kept.set(lang, site);
  return site;
}

/** The same object for as long as the municipality is: what is written of it once is kept by it. */
const sites = new WeakMap<Municipality, Map<Lang, Site>>();

function madeSite(here: Municipality, lang: Lang, base: string): Site {
  const t = texts.in(lang);
  const at = (path: string) => addressIn(lang, path);
  const { profile, playground } = here;
  const municipality = municipalityName(here, lang);
  const { email, website } = writeTo(profile);
  const gathered = gatheredNote(profile, lang);
  const nav: NavItem[] = [
    ...roomPages
      .filter(([, , room]) => isRoomOn(profile, room))
      .map(([path, text]) => ({ href: at(path), text: t(text) })),
    { href: at("/data"), text: t("data") },
    ...(isRoomOn(profile, "trips") ? [{ href: at("/soeg"), text: t("search") }] : []),
    ...(here.hasDesk ? [{ href: "/skrivebord", text: t("desk"), quiet: true }] : []),
  ];
  return {
    municipality,
    fictional: profile.fictional,
    ...(gathered !== null && { gathered }),
    origin: base,
    base: "",
    home: at("/"),
    picture:
      here.asFiles?.pictures === "none" ? null : { href: at("/forside.png"), alt: t("picture", { municipality }) },
    nav,
    footer: {
      about: (
        <p>{gathered === null ? t("about", { municipality }) : t("about.gathered", { municipality, gathered })}</p>
      ),
      columns: [
        [
          { href: at("/data"), text: t("all-data") },
          { href: at("/log"), text: t("log") },
          { href: at("/om"), text: t("about-us") },
        ],
        [
          ...(email ? [{ href: `mailto:${email}`, text: email }] : []),
          ...(!email && website ? [{ href: website, text: new URL(website).hostname }] : []),
          { href: "/was", text: t("accessibility") },
        ],
      ],
    },
    ...(playground && {
      notice: {
        text: t("facts"),
        link: {
          href: playgroundAt(base, playground.slug),
          text: t("play", { municipality: playground.name[lang] ?? playground.name.da ?? playground.slug }),
        },
      },
    }),
  };
}

function playgroundAt(base: string, slug: string): string {
  const url = new URL(base);
  url.hostname = `${slug}.localhost`;
  return url.href;
}

/** The addresses of a page in every language the municipality has. */
export function translationsOf(
  here: Municipality,
  path: string,
): readonly { readonly lang: Lang; readonly href: string }[] {
  return here.profile.languages.map((lang) => ({ lang, href: addressIn(lang, path) }));
}

/** The feed of the trips that a page is about, for programs that look for one. A written site has but the feed of all. */
export function feedOf(
  here: Municipality,
  lang: Lang,
  { title, words }: { readonly title: string; readonly words: Readonly<Record<string, string>> },
): NonNullable<PageProps["alternates"]> {
  if (here.asFiles) return [];
  const href = addressIn(lang, `/rejser/feed.xml?${new URLSearchParams(words)}`);
  return [{ type: "application/atom+xml", href, title }];
}

/** The day a page that is no record was fetched, as its print says it; none of a page that is a file. */
export function printedOn(here: Municipality, lang: Lang, today: DateOn): string | undefined {
  return here.asFiles ? undefined : formatsIn(lang).date(today);
}
