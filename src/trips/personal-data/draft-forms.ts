import type { DraftForm } from "../../identity/index.ts";
import { isId } from "../../kernel/index.ts";
import { plainAgenda } from "../agenda/plain-agenda.ts";
import { planningForms } from "../staff/planning-forms.ts";
import { correctionLabels, reportForm } from "../staff/report-form.tsx";
import type { TripForm } from "../staff/tasks/task.ts";

type Form = Pick<TripForm, "slug" | "title" | "labels" | "rowsOf"> & Partial<Pick<DraftForm, "plain">>;

/** Every form of a trip whose text is kept while it is written. */
const forms: readonly Form[] = [
  ...planningForms,
  reportForm,
  { ...reportForm, slug: "rapport/ret", title: "Ret rapporten", labels: correctionLabels },
  {
    slug: "sagsfremstilling/ret",
    title: "Sagsfremstilling",
    labels: {
      title: "Overskrift",
      lead: "Indledning",
      "sections.title": "Overskrift på afsnit",
      "sections.text": "Afsnit",
    },
    plain: plainAgenda,
  },
];

/** Chosen among what is offered, or a figure or day: no words of whoever filled in the form. */
const chosen: readonly string[] = [
  ...["kind", "committee", "unit", "legalBasis", "destinations.pick", "staff.unit", "staff.count", "electedCount"],
  ...["assistants.role", "assistants.count", "others.count", "total", "companions.paid", "programme.purposeClass"],
  ...["programme.flags", "legs.mode", "legs.travelClass", "legs.count", "lines.category", "vat", "funding.payer"],
  ...["goals", "partners"],
];
/** Fields for a name, and whole rows of one person. */
const naming = /^(?:members|elected\.|companions\.|programme\.host|funding\.name|contactUnit|contactEmail)/;

/** The form at an address of the desk, as its drafts are told of; `null` where no trip's form is. */
export function tripDraftForm(page: string): DraftForm | null {
  const [, id = "", slug] = /^\/skrivebord\/rejser\/([^/?]+)\/([^?]+)/.exec(page) ?? [];
  const form = forms.find((one) => one.slug === slug);
  if (!form || !isId<"trip">(id)) return null;
  return {
    title: form.title,
    subject: { type: "trip", id },
    called: (field) => calledIn(form, bare(field)),
    isText: (field) => !chosen.includes(bare(field)),
    namesSomebody: (field) => naming.test(bare(field)),
    holdsNameALine: () => false,
    plain: form.plain ?? ((text) => text),
  };
}

/** A field's name without the numbers of rows: as forms have their labels. */
function bare(field: string): string {
  return field.replaceAll(/\.\d+(?=\.|$)/g, "");
}

/** `Folkevalgt: Navn`: a field of a row is called by both. */
function calledIn({ labels, rowsOf }: Form, field: string): string | null {
  const label = labels[field];
  if (label === undefined) return null;
  const row = rowsOf?.[field.split(".")[0] ?? ""]?.called;
  return row ? `${row}: ${label}` : label;
}
