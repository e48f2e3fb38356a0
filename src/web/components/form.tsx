import type { ComponentChildren } from "preact";
import { type FormErrors, noErrors } from "../forms/form-errors.ts";
import { useWords } from "./language.tsx";

interface FormProps {
  readonly action: string;
  readonly errors?: FormErrors;
  /** Sent along unseen, such as the version that was read. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Takes files. */
  readonly files?: boolean;
  readonly full?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A form that posts, with what went wrong above its fields. The server checks everything and gives back what was typed;
 * the browser's own checks, whose words we do not choose, are off. Forged requests are stopped by their origin.
 */
export function Form({ action, errors = noErrors, hidden = {}, files, full, children }: FormProps) {
  return (
    <form
      class={full ? "form full" : "form"}
      method="post"
      action={action}
      encType={files ? "multipart/form-data" : undefined}
      noValidate
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={errors} />
      {children}
    </form>
  );
}

/** Every fault at once, each a link to its field. Takes the focus when the page opens. */
export function ErrorSummary({ errors }: { errors: FormErrors }) {
  const t = useWords();
  if (errors.summary.length === 0) return null;
  return (
    <div class="errors" role="alert" tabIndex={-1} autofocus aria-labelledby="errors-title">
      <h2 id="errors-title">{t("form.problem")}</h2>
      <ul>
        {errors.summary.map(({ text, href }) => (
          <li key={text + href}>{href ? <a href={href}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  );
}

/** Fields that belong together, under a heading. */
export function Fieldset({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <fieldset class="set">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

/** Short fields side by side where there is room. */
export function Pair({ children }: { children: ComponentChildren }) {
  return <div class="pair">{children}</div>;
}
