import type { Fault } from "../../kernel/index.ts";
import { type Catalogue, formatsIn, type Lang, type Messages } from "../../platform/index.ts";
import { webTexts } from "../texts/web.texts.ts";
import { fieldId } from "./field-id.ts";
import { type FormTree, textAt, textsAt } from "./form-tree.ts";

/** What a form says about what was sent: a summary above, and each fault beside its field. */
export interface FormErrors {
  readonly summary: readonly { readonly text: string; readonly href: string | null }[];
  /** The words beside a field, `undefined` when nothing is wrong with it. */
  readonly at: (name: string) => string | undefined;
}

export const noErrors: FormErrors = { summary: [], at: () => undefined };

/** The words for a fault: key `fault.<code>` in the first of the catalogues that has it, then in the components' own. */
export function faultText(lang: Lang, one: Fault, catalogues: readonly Catalogue<Messages>[]): string {
  for (const texts of [...catalogues, webTexts]) {
    const said = texts.find(lang, `fault.${one.fault}`, one.params);
    if (said !== null) return said;
  }
  // A word that we forgot must not cost anybody what they typed.
  return webTexts.in(lang)("fault.unsaid", { code: one.fault });
}

/** Faults in words, all at once, in their order; where rows lack the same, the summary says it once, and of which. A fault without a path is about the whole form and links to no field. */
export function formErrors(
  lang: Lang,
  faults: readonly Fault[],
  ...catalogues: readonly Catalogue<Messages>[]
): FormErrors {
  const said = faults.map((one) => ({ path: one.path, text: faultText(lang, one, catalogues) }));
  // The same words about the same field of several rows are one thing to mend, told once with the rows' numbers.
  const groups = Map.groupBy(said, ({ path, text }) =>
    JSON.stringify([rowIn(path) === null ? path : inAnyRow(path), text]),
  );
  return {
    summary: [...groups.values()].map((alike) => {
      const [{ path, text } = { path: "", text: "" }] = alike;
      const isRepeated = said.filter((other) => other.text === text).length > 1;
      const rows = isRepeated ? [...new Set(alike.flatMap((one) => rowIn(one.path) ?? []))] : [];
      const named =
        rows.length === 0
          ? text
          : webTexts.in(lang)("fault-in-row", { row: formatsIn(lang).list(rows.map(String)), text });
      return { text: named, href: path ? `#${fieldId(path)}` : null };
    }),
    at: (name) => said.find(({ path }) => path === name)?.text,
  };
}

/** Which row of its group a field stands in, counted as people do; `null` for a field of no row. */
function rowIn(path: string): number | null {
  const found = /\.(\d+)(?:\.|$)/.exec(path);
  return found ? Number(found[1]) + 1 : null;
}

/** The field, whichever row it stands in. */
function inAnyRow(path: string): string {
  return path.replace(/\.\d+(?=\.|$)/, ".*");
}

/** What every field needs: its name, the value to stand in it, and what is wrong. */
export interface FieldState {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
}

/** Fills fields from what was sent or stored: `<TextField label="Titel" {...field("title")} />`. */
export function fieldsOf(values: FormTree, errors: FormErrors = noErrors) {
  return {
    field: (name: string): FieldState => ({ name, value: textAt(values, name), error: errors.at(name) }),
    many: (name: string) => ({ name, values: textsAt(values, name), error: errors.at(name) }),
  };
}
