import type { AskedByAnyone } from "../identity/index.ts";
import { contactUnitIn } from "../profile/index.ts";
import { Foreign, type TypedField, TypedTooLate } from "../web/index.ts";
import { repliesTexts } from "./replies.texts.ts";

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

/** The same on a page: what it was, whom to send it to, and the fields. */
export function LinesTooLate({ asked, typed }: { asked: Pick<AskedByAnyone, "here" | "lang">; typed: TypedBack }) {
  const { here, lang } = asked;
  const t = repliesTexts.in(lang);
  const { email } = here.profile.contact;
  return (
    <TypedTooLate title={t("late.title")} fields={typed.fields}>
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
    </TypedTooLate>
  );
}
