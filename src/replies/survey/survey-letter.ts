import type { Work } from "../../identity/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { senderOf } from "../../profile/index.ts";
import type { Effect } from "../../records/index.ts";
import type { Invitation } from "../contribution.ts";
import { repliesTexts } from "../replies.texts.ts";
import type { Survey } from "./survey.ts";

/** One who took part and can be written to. */
export type Addressee = Pick<Invitation, "id" | "name" | "lang"> & { readonly email: string };

/** Puts the three questions to one who took part, by a link of their own. */
export function surveyLetter(
  { municipality }: Pick<Work, "municipality">,
  to: Addressee,
  about: { readonly survey: Survey; readonly title: string; readonly address: string },
): Effect["payload"] {
  const t = repliesTexts.in(to.lang);
  const { survey, title, address } = about;
  const body = survey.round === "first" ? t("mail.survey.body", { title }) : t("mail.survey.later", { title });
  const date = formatsIn(to.lang).date(survey.closesOn);
  return {
    from: senderOf(municipality),
    to: to.email,
    subject: t("mail.survey.subject", { title }),
    text: [t("mail.dear", { name: to.name }), body, address, t("mail.survey.after", { date })].join("\n\n"),
  };
}
