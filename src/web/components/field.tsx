import type { ComponentChildren } from "preact";
import type { Lang } from "../../platform/index.ts";
import { fieldId } from "../forms/field-id.ts";
import { useWords } from "./language.tsx";

/** What every field takes. `name`, `value` and `error` come from `fieldsOf`. */
export interface FieldProps {
  readonly name: string;
  readonly label: string;
  /** Which of several fields of this label it is, for whoever hears the page and sees not what stands around it. */
  readonly about?: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Said beside the label; a field is asked for unless it says otherwise. */
  readonly optional?: boolean;
  /** Said with the hint: may be left empty for now, but not when the case is handed in. */
  readonly later?: boolean;
  /** What is typed there is in another language than the page. */
  readonly lang?: Lang;
}

/** Wires a control to its words: spread on the `input`. */
export function controlProps(props: Pick<FieldProps, "name" | "hint" | "later" | "error" | "lang">) {
  const { name, hint, later, error, lang } = props;
  const id = fieldId(name);
  const described = [hint || later ? `${id}-h` : "", error ? `${id}-e` : ""].filter(Boolean).join(" ");
  return {
    id,
    name,
    lang,
    "aria-describedby": described || undefined,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
}

/** Label, hint, error, control, in the order they are read. */
export function Field(props: FieldProps & { children: ComponentChildren }) {
  const t = useWords();
  const id = fieldId(props.name);
  return (
    <div class={props.error ? "fld bad" : "fld"}>
      <label for={id}>
        {props.label}
        {props.about && <span class="vh">{`: ${props.about}`}</span>}
        {props.optional && <span class="opt"> {t("form.optional")}</span>}
      </label>
      <Explained {...props} />
      {props.children}
    </div>
  );
}

/** Hint and error, with the ids that `controlProps` points to. */
export function Explained({ name, hint, later, error }: Pick<FieldProps, "name" | "hint" | "later" | "error">) {
  const t = useWords();
  const id = fieldId(name);
  return (
    <>
      {(hint || later) && (
        <p class="h" id={`${id}-h`}>
          {hint}
          {hint && later && (typeof hint === "string" && !/[.?!»]$/.test(hint) ? ". " : " ")}
          {later && t("form.later")}
        </p>
      )}
      {error && (
        <p class="e" id={`${id}-e`}>
          <span class="vh">{`${t("form.error")} `}</span>
          {error}
        </p>
      )}
    </>
  );
}
