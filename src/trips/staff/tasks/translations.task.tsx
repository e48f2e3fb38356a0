import { type Lang, langs } from "../../../platform/index.ts";
import type { Profile } from "../../../profile/index.ts";
import { EmptyState, Fieldset, TextArea, TextField } from "../../../web/index.ts";
import { caseWords } from "../../case-words.ts";
import type { Trip } from "../../trip.ts";
import { reading, type TripTask } from "./task.ts";

const names: Readonly<Record<Lang, string>> = { da: "Dansk", en: "Engelsk", de: "Tysk" };
const said = { title: "overskrift", purpose: "formål" };
const labels = Object.fromEntries(
  langs.flatMap((lang) => [
    [`translations.${lang}.title`, `${names[lang]} ${said.title}`],
    [`translations.${lang}.purpose`, `${names[lang]} ${said.purpose}`],
  ]),
);

/** The languages that a trip's texts are translated to: those of the public pages, but its own. */
function languagesOf({ lang }: Pick<Trip, "lang">, { languages }: Profile): readonly Lang[] {
  return langs.filter((one) => one !== lang && languages.includes(one));
}

/** Heading and purpose in the other languages of the public pages. What is left empty is shown as it was written. */
export const translationsTask: TripTask = {
  slug: "oversaettelser",
  title: "Oversættelser",
  owns: ["translations"],
  later: true,
  labels,
  groups: {},
  values: ({ plan }) => ({
    translations: Object.fromEntries(
      Object.entries(plan.translations ?? {}).map(([lang, { title = "", purpose = "" }]) => [lang, { title, purpose }]),
    ),
  }),
  read: (tree, trip, profile) => {
    const r = reading(tree);
    const shown = languagesOf(trip, profile);
    const kept = Object.entries(trip.plan.translations ?? {}).filter(([lang]) => !shown.some((one) => one === lang));
    const typed = shown.flatMap((lang) => {
      const title = r.text(`translations.${lang}.title`);
      const purpose = r.text(`translations.${lang}.purpose`);
      return title || purpose ? [[lang, { ...(title && { title }), ...(purpose && { purpose }) }] as const] : [];
    });
    return { given: { translations: Object.fromEntries([...kept, ...typed]) }, faults: r.faults };
  },
  Fields: ({ field, trip, here }) => {
    const shown = languagesOf(trip, here.profile);
    if (shown.length === 0)
      return <EmptyState title="Kommunens sider har ét sprog">Der er intet at oversætte til.</EmptyState>;
    return (
      <>
        <dl class="answers">
          <div>
            <dt>Overskrift, som den er skrevet</dt>
            <dd lang={trip.lang}>{trip.title || "–"}</dd>
          </div>
          <div>
            <dt>Formål, som det er skrevet</dt>
            <dd lang={trip.lang}>{trip.plan.purpose ?? "–"}</dd>
          </div>
        </dl>
        <p class="s m">
          Det, der ikke er oversat, står på {caseWords(trip).its} side, som det er skrevet. Er {caseWords(trip).the}{" "}
          {trip.direction === "in" ? "offentligt" : "offentlig"}, bliver oversættelsen det som en ny version, når det
          offentlige rettes.
        </p>
        {shown.map((lang) => (
          <Fieldset key={lang} title={names[lang]}>
            <TextField
              label={labels[`translations.${lang}.title`] ?? ""}
              {...field(`translations.${lang}.title`)}
              lang={lang}
              optional
              maxLength={300}
            />
            <TextArea
              label={labels[`translations.${lang}.purpose`] ?? ""}
              {...field(`translations.${lang}.purpose`)}
              lang={lang}
              optional
            />
          </Fieldset>
        ))}
      </>
    );
  },
  summary: ({ plan }) => {
    const done = langs.filter((lang) => plan.translations?.[lang] !== undefined);
    return done.length === 0
      ? null
      : done.map((lang, at) => (at === 0 ? names[lang] : names[lang].toLowerCase())).join(" og ");
  },
};
