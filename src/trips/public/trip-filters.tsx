import type { DateOn } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type AccountsState, accountsStates, bodyByIdIn, type Municipality, tripKinds } from "../../profile/index.ts";
import { partnerById, partnerName } from "../../relations/index.ts";
import { goalById } from "../../strategy/index.ts";
import { addressIn, Filters, type Knowledge, type Said, Select, TextField } from "../../web/index.ts";
import { tellsLateReports } from "./awaited.ts";
import { type Narrowing, reportWords, type View, without } from "./narrowing.ts";
import { statusMeant } from "./status-meant.texts.ts";
import type { Tags } from "./tags.ts";
import type { Facets } from "./trip-counts.ts";
import { listTexts } from "./trip-list.texts.ts";
import { spellName } from "./trip-timeline.tsx";
import { tripWords } from "./trip-words.texts.ts";
import { viewTexts } from "./views.texts.ts";

interface FiltersProps {
  readonly facets: Facets;
  readonly tags: Tags;
  readonly chosen: Narrowing;
  readonly view: View;
  /** What the chosen place is called. */
  readonly placeName: Said | null;
  readonly here: Municipality;
  readonly lang: Lang;
  readonly today: DateOn;
}

const certainty: Record<AccountsState, Knowledge> = {
  "not-settled": "estimated",
  "partly-booked": "partly",
  final: "final",
  none: "missing",
};
const fewYears = 6;
const longestGoal = 60;

/** A form that only asks: without a script, and the address says what is shown. */
export function TripFilters({ facets, tags, chosen, view, placeName, here, lang, today }: FiltersProps) {
  const { profile, asFiles } = here;
  const t = listTexts.in(lang);
  const k = tripWords.in(lang);
  const v = viewTexts.in(lang);
  const f = formatsIn(lang);
  const byName = (a: { text: string }, b: { text: string }) => f.compare(a.text, b.text);
  const years = [
    ...yearsOffered(facets, chosen).map((year) => ({ value: String(year), text: String(year) })),
    ...(chosen.aar === without ? [{ value: without, text: v("no-date") }] : []),
  ];
  const partners = [...new Set(facets.partners.flatMap((id) => partnerById(tags.partners, id) ?? []))];
  const goals = facets.goals.flatMap((id) => goalById(tags.strategies, id) ?? []);
  const inSight = years.length <= fewYears;
  return (
    <Filters
      // Among files the search page reads the words, by its script.
      action={addressIn(lang, asFiles ? "/soeg" : "/rejser")}
      label={t("filter")}
      segments={[
        ...(inSight
          ? [
              {
                name: "aar",
                label: t("year"),
                value: chosen.aar ?? "",
                options: [{ value: "", text: t("all") }, ...years],
              },
            ]
          : []),
        {
          name: "status",
          label: t("certainty"),
          value: chosen.status ?? "",
          hint: statusMeant.in(lang)("all"),
          options: [
            { value: "", text: t("all") },
            ...accountsStates.map((state) => ({
              value: state,
              text: k(`state.${state}`),
              knowledge: certainty[state],
            })),
          ],
        },
      ]}
    >
      {view !== "tabel" && !asFiles && <input type="hidden" name="vis" value={view} />}
      {!inSight && (
        <Select name="aar" label={t("year")} none={t("all-years")} value={chosen.aar ?? ""} options={years} />
      )}
      <Select
        name="udvalg"
        label={t("body")}
        none={t("all-bodies")}
        value={chosen.udvalg ?? ""}
        options={facets.bodies
          .map((id) => ({ value: id, ...(bodyByIdIn(profile, id, lang) ?? { text: id }) }))
          .toSorted(byName)}
      />
      <Select
        name="land"
        label={t("country")}
        none={t("all-countries")}
        value={chosen.land ?? ""}
        options={facets.countries.map((code) => ({ value: code, text: f.country(code) })).toSorted(byName)}
      />
      <Select
        name="type"
        label={t("kind")}
        none={t("all-kinds")}
        value={chosen.type ?? ""}
        options={tripKinds
          .filter((kind) => facets.kinds.includes(kind))
          .map((kind) => ({ value: kind, text: k(`kind.${kind}`) }))}
      />
      {(chosen.rapport !== null || tellsLateReports(profile, today)) && (
        <Select
          name="rapport"
          label={t("report")}
          none={t("all-reports")}
          value={chosen.rapport ?? ""}
          options={reportWords.map((word) => ({ value: word, text: t(`report.${word}`) }))}
        />
      )}
      {partners.length > 0 && (
        <Select
          name="partner"
          label={t("partner")}
          none={t("all-partners")}
          value={chosen.partner ?? ""}
          options={partners.map((one) => ({ value: one.id, text: partnerName(one, lang) })).toSorted(byName)}
        />
      )}
      {goals.length > 0 && (
        <Select
          name="maal"
          label={t("goal")}
          none={t("all-goals")}
          value={chosen.maal ?? ""}
          options={goals.map(({ goal, strategy }) => ({
            value: goal.id,
            text: f.quote(shortened(goal.quote)),
            lang: strategy.language === lang ? undefined : strategy.language,
          }))}
        />
      )}
      {chosen.maaned !== null && (
        <Select
          name="maaned"
          label={v("months")}
          none={v("all")}
          value={chosen.maaned}
          options={[{ value: chosen.maaned, text: spellName(chosen.maaned, lang) }]}
        />
      )}
      {chosen.sted !== null && (
        <Select
          name="sted"
          label={v("places")}
          none={v("all")}
          value={chosen.sted}
          options={[{ value: chosen.sted, ...(placeName ?? { text: v("no-place") }) }]}
        />
      )}
      <TextField name="q" label={t("search")} type="search" maxLength={200} value={chosen.q ?? ""} />
    </Filters>
  );
}

/** The years there are trips of, and the chosen one, though there be none: what is chosen is seen. */
function yearsOffered({ years }: Facets, { aar }: Narrowing): readonly number[] {
  const year = Number(aar);
  if (aar === null || aar === without || years.includes(year)) return years;
  return [...years, year].toSorted((one, other) => other - one);
}

/** As much of a goal's words as a choice has room for. */
function shortened(quote: string): string {
  if (quote.length <= longestGoal) return quote;
  return `${quote.slice(0, quote.lastIndexOf(" ", longestGoal)).replace(/[,.;:]$/, "")}…`;
}
