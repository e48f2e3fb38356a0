import type { ComponentChildren } from "preact";
import { fieldId } from "../forms/field-id.ts";
import { controlProps, Explained, Field, type FieldProps } from "./field.tsx";
import { Foreign } from "./foreign.tsx";
import { useWords } from "./language.tsx";

export interface Option {
  readonly value: string;
  readonly text: string;
  /** Of the text, where it is not the page's: said in letters too in a list to choose from, whose lines have no mark of their own. */
  readonly lang?: string | undefined;
  readonly hint?: ComponentChildren;
}

export interface OptionGroup {
  readonly label: string;
  readonly options: readonly Option[];
}

interface SelectProps extends FieldProps {
  readonly value?: string;
  readonly options: readonly (Option | OptionGroup)[];
  /** The first line, which stands for no choice; `null` where one of the options always holds. */
  readonly none?: string | null;
}

export function Select(props: SelectProps) {
  const t = useWords();
  const { none = t("form.choose"), options, value = "" } = props;
  const line = (option: Option) => (
    <option key={option.value} value={option.value} lang={option.lang} selected={option.value === value}>
      {option.lang ? `${option.text} (${option.lang})` : option.text}
    </option>
  );
  return (
    <Field {...props}>
      <select {...controlProps(props)} class="in">
        {none !== null && <option value="">{none}</option>}
        {options.map((one) =>
          "options" in one ? (
            <optgroup key={one.label} label={one.label}>
              {one.options.map(line)}
            </optgroup>
          ) : (
            line(one)
          ),
        )}
      </select>
    </Field>
  );
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[];
  /** Short options side by side. */
  readonly beside?: boolean;
}

/** One of a few, all in sight. */
export function Radios(props: ChoiceProps & { value?: string }) {
  return <Choices {...props} type="radio" chosen={[props.value ?? ""]} />;
}

/** Any of a few: the values that are ticked. One alone makes a consent. */
export function Checkboxes(props: ChoiceProps & { values?: readonly string[] }) {
  return <Choices {...props} type="checkbox" chosen={props.values ?? []} />;
}

function Choices(props: ChoiceProps & { type: "radio" | "checkbox"; chosen: readonly string[] }) {
  const t = useWords();
  const { name, label, options, type, chosen, optional, error } = props;
  const { "aria-describedby": described } = controlProps(props);
  return (
    <fieldset class={error ? "fld bad" : "fld"} aria-describedby={described}>
      <legend>
        {label}
        {optional && <span class="opt"> {t("form.optional")}</span>}
      </legend>
      <Explained {...props} />
      <div class={props.beside ? "opts beside" : "opts"}>
        {options.map(({ value, text, lang, hint }, at) => (
          <label key={value}>
            <input
              type={type}
              name={name}
              value={value}
              id={at === 0 ? fieldId(name) : `${fieldId(name)}-${at}`}
              checked={chosen.includes(value)}
            />
            <span>
              <Foreign text={text} lang={lang} />
              {hint && <small>{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
