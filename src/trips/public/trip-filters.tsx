import { formatsIn, type Lang } from "../../platform/index.ts";
import { type AccountsState, accountsStates, bodyByIdIn, type Profile, tripKinds } from "../../profile/index.ts";
import { addressIn, Filters, type Knowledge, Select, TextField } from "../../web/index.ts";
import type { Narrowing } from "./narrowing.ts";
import { listTexts } from "./trip-list.texts.ts";
import { tripWords } from "./trip-words.texts.ts";

/** What there is to choose from, as the register holds it. */
export interface Facets {
  readonly years: readonly number[];
  readonly bodies: readonly string[];
  readonly countries: readonly string[];
  readonly kinds: readonly string[];
}

interface FiltersProps {
  readonly facets: Facets;
  readonly chosen: Narrowing;
  readonly profile: Profile;
  readonly lang: Lang;
}

const certainty: Record<AccountsState, Knowledge> = {
  "not-settled": "estimated",
  "partly-booked": "partly",
  final: "final",
  none: "missing",
};
const fewYears = 6;

/** A form that only asks: without a script, and the address says what is shown. */
export function TripFilters({ facets, chosen, profile, lang }: FiltersProps) {
  const t = listTexts.in(lang);
  const k = tripWords.in(lang);
  const f = formatsIn(lang);
  const byName = (a: { text: string }, b: { text: string }) => f.compare(a.text, b.text);
  const years = facets.years.map((year) => ({ value: String(year), text: String(year) }));
  const inSight = years.length <= fewYears;
  return (
    <Filters
      action={addressIn(lang, "/rejser")}
      label={t("filter")}
      narrowed={Object.values(chosen).some(Boolean)}
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
      <TextField name="q" label={t("search")} type="search" maxLength={200} value={chosen.q ?? ""} />
    </Filters>
  );
}
