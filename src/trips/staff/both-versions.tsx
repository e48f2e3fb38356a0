import { type DateOn, dateOn } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import type { Profile } from "../../profile/index.ts";
import { type Brought, DataTable, type Disagreement, type FormValue, Notice } from "../../web/index.ts";
import { committeeName } from "./approval-words.tsx";
import { worded } from "./staff.texts.ts";
import type { Offered, TripForm } from "./tasks/task.ts";

const f = formatsIn("da");

/** Fields that hold codes, and the group of words for them. */
const coded: Readonly<Record<string, string>> = {
  kind: "kind",
  "programme.purposeClass": "class",
  "programme.flags": "flag",
  "lines.category": "category",
  vat: "vat",
  "funding.payer": "payer",
  "assistants.role": "assistant",
};

interface Versions {
  readonly form: Pick<TripForm, "labels" | "rowsOf">;
  readonly profile: Profile;
  readonly today: DateOn;
  readonly offered: readonly Offered[];
  readonly disagreements: readonly Disagreement[];
  readonly brought: readonly Brought[];
  /** The other version is the same person's, from another tab. */
  readonly bySelf: boolean;
}

const byAnother = {
  title: "En anden har gemt i mellemtiden",
  disagree:
    "I har begge rettet det, der står i tabellen. Dit er ikke gemt endnu, men intet er tabt: det står i felterne nedenfor.",
  caption: "Her er I uenige",
  theirs: "Gemt af en anden",
  mine: "Skrevet af dig",
  brought: "Det, den anden rettede, står i felterne nedenfor sammen med dit. Dit er ikke gemt endnu.",
  broughtCaption: "Rettet af den anden alene, og med i felterne nedenfor",
};
const byOneself: typeof byAnother = {
  title: "Du har gemt i en anden fane",
  disagree:
    "Det, der står i tabellen, har du rettet begge steder. Det, du skrev her, er ikke gemt endnu, men intet er tabt: det står i felterne nedenfor.",
  caption: "Her er de to faner forskellige",
  theirs: "Gemt i den anden fane",
  mine: "Skrevet her",
  brought:
    "Det, du rettede i den anden fane, står i felterne nedenfor sammen med det, du skrev her. Det er ikke gemt endnu.",
  broughtCaption: "Rettet i den anden fane alene, og med i felterne nedenfor",
};

/** What somebody else saved meanwhile: first where a choice is to be made, then what has come into the fields by itself. */
export function BothVersions({ disagreements, brought, bySelf, ...words }: Versions) {
  const t = bySelf ? byOneself : byAnother;
  return (
    <div class="stack-l">
      {disagreements.length > 0 && (
        <>
          <Notice tone="wrong" title={t.title} announce>
            <p>{t.disagree} Ret felterne, og gem igen. Så gælder det, der står i dem.</p>
          </Notice>
          <DataTable
            caption={t.caption}
            rows={disagreements}
            rowKey={(one) => one.name}
            columns={[
              { kind: "text", key: "label", head: "Felt", cell: ({ name }) => labelOf(name, words.form) },
              {
                kind: "text",
                key: "theirs",
                head: t.theirs,
                cell: ({ name, theirs }) => said(name, theirs, words),
                narrow: "full",
                labelled: true,
              },
              {
                kind: "text",
                key: "mine",
                head: t.mine,
                cell: ({ name, mine }) => said(name, mine, words),
                narrow: "full",
                labelled: true,
              },
            ]}
          />
        </>
      )}
      {brought.length > 0 && (
        <>
          {disagreements.length === 0 && (
            <Notice tone="watch" title={t.title} announce>
              <p>{t.brought}</p>
            </Notice>
          )}
          <DataTable
            caption={t.broughtCaption}
            rows={brought}
            rowKey={({ name, now }) => `${name} ${now === ""}`}
            columns={[
              { kind: "text", key: "label", head: "Felt", cell: ({ name }) => labelOf(name, words.form) },
              {
                kind: "text",
                key: "before",
                head: "Før",
                cell: ({ name, before }) => said(name, before, words),
                narrow: "full",
                labelled: true,
              },
              {
                kind: "text",
                key: "now",
                head: "Nu",
                cell: ({ name, now }) => said(name, now, words),
                narrow: "full",
                labelled: true,
              },
            ]}
          />
        </>
      )}
    </div>
  );
}

/** A field's words: `Overskrift`, `Punkt 2: Sted`; a whole row is `Punkt 2`. */
export function labelOf(name: string, { labels, rowsOf = {} }: Pick<TripForm, "labels" | "rowsOf">): string {
  const [, group = "", at, field] = /^([^.]+)\.(\d+)(?:\.(.+))?$/.exec(name) ?? [];
  if (at === undefined) return labels[name] ?? name;
  const row = `${rowsOf[group]?.called ?? "Nr."} ${Number(at) + 1}`;
  return field === undefined ? row : `${row}: ${labels[`${group}.${field}`] ?? field}`;
}

type Words = Omit<Versions, "disagreements" | "brought" | "bySelf">;

/** A value as a reader of the form knows it. */
function said(name: string, value: FormValue, words: Words): string {
  const field = name.replace(/\.\d+/g, "");
  if (value === "" || (Array.isArray(value) && value.length === 0))
    return /\.\d+$/.test(name) ? "(ikke med)" : "(tomt)";
  if (typeof value === "string") return saidText(field, value, words);
  if (Array.isArray(value)) return f.list(value.map((one) => said(field, one, words)));
  return Object.entries(value)
    .filter(([, one]) => one !== "" && !(Array.isArray(one) && one.length === 0))
    .map(([part, one]) => said(`${field}.${part}`, one, words))
    .join(", ");
}

function saidText(field: string, text: string, { profile, today, offered }: Words): string {
  const on = dateOn(text);
  if (on) return f.date(on);
  if (field === "committee") return committeeName(profile, text, today);
  if (field === "unit") return profile.units.find(({ id }) => id === text)?.name ?? text;
  if (field === "partners") return offered.find(({ id }) => id === text)?.text ?? text;
  const group = coded[field];
  return group === undefined ? text : worded(group, text);
}
