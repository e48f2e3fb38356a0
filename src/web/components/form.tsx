import type { ComponentChildren } from "preact";
import { asset } from "../assets/assets.ts";
import { type FormErrors, noErrors } from "../forms/form-errors.ts";
import { useWords } from "./language.tsx";

/** Where a long form is saved while it is written. Without a script its own button saves, as ever. */
export interface Autosave {
  /** Takes `PUT { page, fields }` and answers the clock time it was saved. */
  readonly to: string;
  /** What the text belongs to; the form's own address at the desk. */
  readonly page: string;
  /** Whose text it is: what one person left in a tab is not offered to the next. */
  readonly owner: string;
  /** The form filled with what was last saved. */
  readonly restore: string;
  /** Where to sign in again; empty where nobody is signed in. */
  readonly signIn: string;
  /** Older text waits for a choice: what is typed now is kept in the tab, not in its place. */
  readonly waits?: boolean;
}

interface FormProps {
  readonly action: string;
  readonly errors?: FormErrors;
  /** Sent along unseen, such as the version that was read. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Takes files. */
  readonly files?: boolean;
  readonly full?: boolean;
  /** For a button that stands outside it. */
  readonly id?: string;
  readonly autosave?: Autosave;
  /** What stands in the fields was sent and is not saved; so it is where something is wrong with it. */
  readonly unsaved?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A form that posts, with what went wrong above its fields. The server checks everything and gives back what was typed;
 * the browser's own checks, whose words we do not choose, are off. Forged requests are stopped by their origin.
 */
export function Form(props: FormProps) {
  const { action, errors = noErrors, hidden = {}, files, full, id, autosave, children } = props;
  const unsaved = props.unsaved ?? errors.summary.length > 0;
  return (
    <form
      id={id}
      class={full ? "form full" : "form"}
      method="post"
      action={action}
      encType={files ? "multipart/form-data" : undefined}
      noValidate
      {...useAutosaveData(autosave, unsaved)}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <ErrorSummary errors={errors} />
      {children}
      {autosave && (
        <>
          <p class="saved" role="status" data-saved="" />
          <script type="module" src={asset("autosave.js").url} />
        </>
      )}
    </form>
  );
}

/** What the island is told, its words in the page's language. */
function useAutosaveData(autosave: Autosave | undefined, unsaved: boolean) {
  const t = useWords();
  if (!autosave) return {};
  const { to, page, owner, restore, signIn, waits } = autosave;
  const words = {
    saved: t("autosave.saved", { more: "{more}" }),
    offline: t("autosave.offline"),
    "signed-out": t("autosave.signed-out"),
    waiting: t("autosave.waiting"),
    refused: t("autosave.refused", { more: "{more}" }),
    kept: t("autosave.kept"),
    "sign-in": t("autosave.sign-in"),
    again: t("autosave.again"),
    use: t("autosave.use"),
    discard: t("autosave.discard"),
  };
  return {
    "data-autosave": to,
    "data-page": page,
    "data-owner": owner,
    "data-restore": restore,
    "data-sign-in": signIn,
    ...(waits && { "data-waits": "" }),
    ...(unsaved && { "data-unsaved": "" }),
    "data-words": JSON.stringify(words),
  };
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

/** Short fields side by side where there is room; `tight` for the shortest, such as clock times, on a phone too. */
export function Pair({ tight = false, children }: { tight?: boolean; children: ComponentChildren }) {
  return <div class={tight ? "pair tight" : "pair"}>{children}</div>;
}
