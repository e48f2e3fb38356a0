import type { DateOn } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { accountsStates, bodyByIdIn, type Municipality, tripKinds } from "../../profile/index.ts";
import { partnerById, partnerName } from "../../relations/index.ts";
import { goalById } from "../../strategy/index.ts";
import { addressIn, Details, type Link, LinkRow } from "../../web/index.ts";
import { tellsLateReports } from "./awaited.ts";
import { listAddress, type Narrowing, reportWords, whole } from "./narrowing.ts";
import type { Tags } from "./tags.ts";
import type { Facets } from "./trip-counts.ts";
import { listTexts } from "./trip-list.texts.ts";
import { tripWords } from "./trip-words.texts.ts";

interface WaysProps {
  readonly facets: Facets;
  readonly tags: Tags;
  readonly here: Municipality;
  readonly lang: Lang;
  readonly today: DateOn;
}

/** Among files: every list by one filter as a link, since a form there needs a script; and what needs a server. */
export function TripWays({ facets, tags, here, lang, today }: WaysProps) {
  const t = listTexts.in(lang);
  const k = tripWords.in(lang);
  const f = formatsIn(lang);
  const by = (name: keyof Narrowing, value: string, said: Omit<Link, "href">): Link => ({
    ...said,
    href: addressIn(lang, listAddress({ ...whole, [name]: value })),
  });
  const sorted = (links: readonly Link[]) => links.toSorted((a, b) => f.compare(a.text, b.text));
  const partners = [...new Set(facets.partners.flatMap((id) => partnerById(tags.partners, id) ?? []))];
  const rows: readonly (readonly [lead: string, links: readonly Link[]])[] = [
    [t("year"), facets.years.map((year) => by("aar", String(year), { text: String(year) }))],
    [
      t("body"),
      sorted(facets.bodies.map((id) => by("udvalg", id, bodyByIdIn(here.profile, id, lang) ?? { text: id }))),
    ],
    [t("country"), sorted(facets.countries.map((code) => by("land", code, { text: f.country(code) })))],
    [
      t("kind"),
      tripKinds
        .filter((kind) => facets.kinds.includes(kind))
        .map((kind) => by("type", kind, { text: k(`kind.${kind}`) })),
    ],
    [t("certainty"), accountsStates.map((state) => by("status", state, { text: k(`state.${state}`) }))],
    [
      t("report"),
      tellsLateReports(here.profile, today)
        ? reportWords.map((word) => by("rapport", word, { text: t(`report.${word}`) }))
        : [],
    ],
    [t("partner"), sorted(partners.map((one) => by("partner", one.id, { text: partnerName(one, lang) })))],
    [
      t("goal"),
      facets.goals.flatMap((id) => {
        const found = goalById(tags.strategies, id);
        const language = found?.strategy.language;
        return found
          ? [by("maal", id, { text: f.quote(found.goal.quote), lang: language === lang ? undefined : language })]
          : [];
      }),
    ],
  ];
  return (
    <Details summary={t("ways")}>
      <div class="stack">
        <p class="s m">{t("ways.note")}</p>
        {rows.map(([lead, links]) => links.length > 0 && <LinkRow key={lead} lead={`${lead}:`} links={links} />)}
      </div>
    </Details>
  );
}
