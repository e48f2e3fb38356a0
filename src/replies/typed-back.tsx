import type { AskedByAnyone } from "../identity/index.ts";
import { contactUnitIn } from "../profile/index.ts";
import { Foreign, Section } from "../web/index.ts";
import { repliesTexts } from "./replies.texts.ts";

/** One field of a form that came too late: its label there, and what was typed. */
interface TypedField {
  readonly label: string;
  readonly text: string;
}

/** What a form held that its link takes no more. */
export interface TypedBack {
  readonly form: "contribution" | "survey";
  /** Whether it may have come in before, by the same link: that it was not sent is said only where that is known. */
  readonly mayBeSent?: boolean;
  readonly fields: readonly TypedField[];
  /** It all came in before, by the same link. */
  readonly isSent?: boolean;
  /** The link may open again, and the page then offers what the tab remembers. */
  readonly mayOpen?: boolean;
}

/**
 * What was typed into a form whose link was closed meanwhile, to be read and copied: nothing typed is lost. It is the answer to
 * the sender's own form, and is kept nowhere.
 */
export function TypedTooLate({ asked, typed }: { asked: Pick<AskedByAnyone, "here" | "lang">; typed: TypedBack }) {
  const { here, lang } = asked;
  const t = repliesTexts.in(lang);
  const { email } = here.profile.contact;
  const fields = typed.fields.filter(({ text }) => text.trim() !== "");
  if (fields.length === 0) return null;
  return (
    <Section title={t("late.title")}>
      <div class="prose">
        <p>{t(typed.mayBeSent ? `late.${typed.form}.perhaps` : `late.${typed.form}`)}</p>
        <p>
          {t(`late.${typed.form}.whom`)} <Foreign {...contactUnitIn(here.profile, lang)} />
          {email && (
            <>
              {", "}
              <a href={`mailto:${email}`}>{email}</a>
            </>
          )}
          .{typed.form === "survey" && ` ${t("late.survey.named")}`}
        </p>
        {typed.mayOpen && <p>{t("late.kept")}</p>}
      </div>
      <div class="stack">
        {fields.map(({ label, text }, at) => (
          <div key={label} class="fld">
            <label for={`late-${at}`}>{label}</label>
            {/* To be read, marked and copied by keyboard, finger or mouse; there is no form to send it by. */}
            {text.length === 1 ? (
              <input id={`late-${at}`} class="in tiny" type="text" readOnly value={text} />
            ) : (
              <textarea id={`late-${at}`} class="in" rows={rowsOf(text)} readOnly value={text} />
            )}
          </div>
        ))}
      </div>
    </Section>
  );
}

/** As high as the text is on a phone, within reason: browsers that size fields by their content do so themselves. */
function rowsOf(text: string): number {
  const rows = text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 40)), 0);
  return Math.min(Math.max(rows, 3), 20);
}
