import { dateTyped } from "../forms/read-date.ts";
import { controlProps, Field, type FieldProps } from "./field.tsx";
import { useWords } from "./language.tsx";

interface Valued extends FieldProps {
  readonly value?: string;
}

const inputTypes = {
  text: { type: "text" },
  email: { type: "email" },
  tel: { type: "tel" },
  url: { type: "url" },
  search: { type: "search" },
} as const;

interface TextFieldProps extends Valued {
  readonly type?: keyof typeof inputTypes;
  /** What the browser may fill in, such as `email`, `name`. */
  readonly autocomplete?: string;
  readonly maxLength?: number;
  readonly short?: boolean;
  /** What a browser offers while one types; anything else may be written. */
  readonly suggestions?: readonly string[];
}

export function TextField(props: TextFieldProps) {
  const { type = "text", autocomplete, maxLength, short, value, suggestions = [] } = props;
  const offered = suggestions.length > 0 ? `${props.name}-offered` : undefined;
  return (
    <Field {...props}>
      <input
        {...controlProps(props)}
        class={short ? "in short" : "in"}
        {...inputTypes[type]}
        value={value}
        autocomplete={autocomplete}
        maxLength={maxLength}
        list={offered}
      />
      {offered && (
        <datalist id={offered}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </Field>
  );
}

/** `goesOn`: something was put into it by a button just pressed, and the keyboard goes on there. */
export function TextArea(props: Valued & { rows?: number; maxLength?: number; goesOn?: boolean }) {
  return (
    <Field {...props}>
      <textarea
        {...controlProps(props)}
        class="in"
        rows={props.rows ?? 5}
        maxLength={props.maxLength}
        value={props.value}
        autofocus={props.goesOn}
      />
    </Field>
  );
}

/** A whole number, read by `readCount`: a text field, because number fields turn when scrolled over and drop what they cannot read. */
export function NumberField(props: Valued & { unit?: string }) {
  return (
    <Field {...props}>
      <div class="with-unit">
        <input
          {...controlProps(props)}
          class="in tiny num"
          type="text"
          inputMode="numeric"
          autocomplete="off"
          value={props.value}
        />
        {props.unit && <span class="m s">{props.unit}</span>}
      </div>
    </Field>
  );
}

/** An amount as it is typed, read by the kernel's `readAmount`; in kroner unless a currency is named. */
export function AmountField(props: Valued & { currency?: string }) {
  const t = useWords();
  return (
    <Field {...props}>
      <div class="with-unit">
        <input
          {...controlProps(props)}
          class="in num"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={props.value}
        />
        <span class="m s">{props.currency ?? t("form.currency")}</span>
      </div>
    </Field>
  );
}

/**
 * A day, typed: browsers show their own date fields in the order of the computer's language, month first on an English one,
 * and drop what they cannot read. Read by `readDate`, which takes every Danish way of writing a day.
 */
export function DateField(props: Valued) {
  const t = useWords();
  const all = { ...props, hint: props.hint ?? t("form.date.hint") };
  return (
    <Field {...all}>
      <input
        {...controlProps(all)}
        class="in short"
        type="text"
        autocomplete="off"
        value={dateTyped(props.value ?? "")}
      />
    </Field>
  );
}

/** A clock time, read by `readTime`. */
export function TimeField(props: Valued) {
  const t = useWords();
  const all = { ...props, hint: props.hint ?? t("form.time.hint") };
  return (
    <Field {...all}>
      <input
        {...controlProps(all)}
        class="in tiny"
        type="text"
        inputMode="decimal"
        autocomplete="off"
        value={props.value}
      />
    </Field>
  );
}

interface FileFieldProps extends FieldProps {
  /** What may be chosen: `.pdf,image/jpeg`. The content decides when it arrives. */
  readonly accept?: string | undefined;
  readonly multiple?: boolean;
  /** Written out, `20 MB`; for a field without a hint of its own. */
  readonly largest?: string;
}

export function FileField(props: FileFieldProps) {
  const t = useWords();
  const all = { ...props, hint: props.hint ?? (props.largest && t("form.file.hint", { size: props.largest })) };
  return (
    <Field {...all}>
      <input {...controlProps(all)} class="in" type="file" accept={props.accept} multiple={props.multiple} />
    </Field>
  );
}
