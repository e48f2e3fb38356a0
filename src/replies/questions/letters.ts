import { dateInZone } from "../../kernel/index.ts";
import { formatsIn } from "../../platform/index.ts";
import { type Municipality, municipalityName, senderOf, settingOn } from "../../profile/index.ts";
import type { Effect } from "../../records/index.ts";
import type { Question, QuestionId } from "./question.ts";
import { questionTexts } from "./questions.texts.ts";

/** How the keys of all letters about a question begin. */
export function lettersAbout(id: QuestionId): string {
  return `question ${id} `;
}

/** Tells the unit's mailbox what was asked, in the municipality's own language; answered by mail, it goes to whoever asked. */
export function unitLetter(here: Municipality, to: string, question: Question, base: string): Effect["payload"] {
  const lang = here.profile.languages[0] ?? "da";
  const [t, f] = [questionTexts.in(lang), formatsIn(lang)];
  const { id, title, body, name, email, answerBy } = question;
  const from = [name, email].filter((one) => one !== null).join(", ");
  const by = { weekday: f.weekday(answerBy), date: f.date(answerBy) };
  return {
    from: senderOf(here),
    to,
    ...(email !== null && { replyTo: email }),
    subject: t("mail.unit.subject", { title, date: f.date(answerBy) }),
    text: [
      t("mail.unit.body", { title }),
      body,
      t("mail.unit.from", { from: from || t("mail.unit.nameless") }),
      t("mail.unit.do", by),
      `${base}/skrivebord/spoergsmaal/${id}`,
    ].join("\n\n"),
  };
}

/** Tells whoever asked what the municipality wrote, in the language they asked in. @param link to the page where it stands */
export function settledLetter(
  here: Municipality,
  to: string,
  question: Question,
  said: string,
  link: string,
): Effect["payload"] {
  const { title, body, lang, askedAt, status } = question;
  const [t, f] = [questionTexts.in(lang), formatsIn(lang)];
  const zone = here.profile.timeZone;
  const today = dateInZone(question.settledAt ?? askedAt, zone);
  const days = settingOn(here.profile, "retention", today).value.questionDaysAfterSettled;
  const why = question.whyClosed === null || question.whyClosed === "spam" ? "other" : question.whyClosed;
  const opening =
    status === "answered"
      ? t("mail.answer.body", { municipality: municipalityName(here, lang), date: f.date(dateInZone(askedAt, zone)) })
      : t(`asked.why.${why}`);
  return {
    from: senderOf(here),
    to,
    subject: t(status === "answered" ? "mail.answer.subject" : "mail.closed.subject", { title }),
    text: [
      opening,
      said,
      `${t("mail.yours", { title })}\n\n${body}`,
      `${t("mail.erased", { days })} ${t("mail.page")}`,
      link,
    ].join("\n\n"),
  };
}
