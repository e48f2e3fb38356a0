import { fault } from "../../../kernel/index.ts";
import { type Lang, langs } from "../../../platform/index.ts";
import type { Profile } from "../../../profile/index.ts";
import { Checkboxes, EmptyState, Fieldset, TextArea, TextField } from "../../../web/index.ts";
import { caseWords } from "../../case-words.ts";
import { earlierTranslations, translatedText } from "../../earlier-translations.ts";
import { translatedFields } from "../../plan.ts";
import type { Trip } from "../../trip.ts";
import { markOf } from "../two-versions.ts";
import { type FieldsProps, reading, type TripTask } from "./task.ts";

const names: Readonly<Record<Lang, string>> = { da: "Dansk", en: "Engelsk", de: "Tysk" };
const said = { title: "overskrift", purpose: "formål" };
const labels = Object.fromEntries(
  langs.flatMap((lang) => [
    [`translations.${lang}.title`, `${names[lang]} ${said.title}`],
    [`translations.${lang}.purpose`, `${names[lang]} ${said.purpose}`],
    [`translations.${lang}.holds`, `${names[lang]}: passer den stadig?`],
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
    // Whoever wrote it, or said that it holds, had another text beside it.
    const unseen = translatedFields.filter(
      (field) => (r.text(`written.${field}`) ?? markNow(trip, field)) !== markNow(trip, field),
    );
    const asks = shown.flatMap((lang) =>
      unseen
        .filter((field) => {
          const now = r.text(`translations.${lang}.${field}`);
          const isRewritten = now !== (trip.plan.translations?.[lang]?.[field] ?? null);
          return now !== null && (isRewritten || r.texts(`translations.${lang}.holds`).includes(field));
        })
        .map((field) => fault("translated-text-changed", { field }, `translations.${lang}.${field}`)),
    );
    // What is not shown in the form is not looked at.
    const earlier = langs.flatMap((lang) => {
      const holds = shown.includes(lang) ? r.texts(`translations.${lang}.holds`) : [];
      const left = (trip.plan.earlierTranslations?.[lang] ?? []).filter((one) => !holds.includes(one));
      return left.length > 0 ? [[lang, left] as const] : [];
    });
    const translations = Object.fromEntries([...kept, ...typed]);
    return {
      given: { translations, earlierTranslations: Object.fromEntries(earlier) },
      faults: [...r.faults, ...asks],
    };
  },
  Fields: ({ field, many, trip, here }) => {
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
        {translatedFields.map((name) => {
          // Once it was asked about, what is beside the fields is what is saved upon.
          const isAsked = shown.some((lang) => field(`translations.${lang}.${name}`).error !== undefined);
          const stood = isAsked ? "" : field(`written.${name}`).value;
          return <input key={name} type="hidden" name={`written.${name}`} value={stood || markNow(trip, name)} />;
        })}
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
            <StillHolds lang={lang} trip={trip} many={many} />
          </Fieldset>
        ))}
      </>
    );
  },
  doubt: (trip) => (earlierTranslations(trip).length > 0 ? "Af en tidligere tekst" : null),
  summary: ({ plan }) => {
    const done = langs.filter((lang) => plan.translations?.[lang] !== undefined);
    return done.length === 0
      ? null
      : done.map((lang, at) => (at === 0 ? names[lang] : names[lang].toLowerCase())).join(" og ");
  },
};

/** Which text stands beside the fields. */
function markNow(trip: Trip, field: (typeof translatedFields)[number]): string {
  return markOf({ text: translatedText(trip, field) });
}

/** A translation of an earlier text is shown again when it is rewritten, or when somebody says that it holds. */
function StillHolds({ lang, trip, many }: Pick<FieldsProps, "trip" | "many"> & { readonly lang: Lang }) {
  const own = earlierTranslations(trip).filter((one) => one.lang === lang);
  if (own.length === 0) return null;
  return (
    <Checkboxes
      label="Passer oversættelsen stadig?"
      {...many(`translations.${lang}.holds`)}
      optional
      hint="Teksten er ændret, siden den blev oversat. Ret oversættelsen ovenfor, eller sæt kryds, hvis den passer. Indtil da vises den ikke."
      options={own.map(({ field }) => ({
        value: field,
        text: field === "title" ? "Overskriften passer stadig" : "Formålet passer stadig",
      }))}
    />
  );
}
