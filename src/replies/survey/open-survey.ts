import { makeLink, trace, type Work } from "../../identity/index.ts";
import { addDays, Conflict, type DateOn, daysBetween, newId } from "../../kernel/index.ts";
import { formatsIn, type Lang } from "../../platform/index.ts";
import { type BaseOf, limitOn, type PolicyValue, senderOf } from "../../profile/index.ts";
import { type Effect, post } from "../../records/index.ts";
import { addressIn } from "../../web/index.ts";
import type { Invitation } from "../contribution.ts";
import { invitationsAbout } from "../invitation.store.ts";
import { linkLang } from "../link-lang.ts";
import type { SurveyRound } from "../replies.tables.ts";
import { repliesTexts } from "../replies.texts.ts";
import type { RepliesSubject, SubjectShown } from "../subject.ts";
import { addSurvey, countLinks, surveysOf } from "./survey.store.ts";
import type { Survey } from "./survey.ts";

/** What the link lets its holder do: answer one survey, once. It names no person. */
export const surveyPurpose = "replies.answer-survey";

/** What the profile asks those who took part; `null` where it asks nothing. By the day of return, so that history is not asked. */
export function surveyRules({ municipality }: Pick<Work, "municipality">, shown: Pick<SubjectShown, "endOn">) {
  return shown.endOn && (limitOn(municipality.profile, "survey", shown.endOn)?.value ?? null);
}

/**
 * Opens a round of the survey and writes to everybody whose address is known from their invitation. Opened before, or with
 * nobody to write to, it does nothing. Whether it was opened now.
 */
export async function openSurvey(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  round: SurveyRound,
  baseOf: BaseOf,
): Promise<boolean> {
  const addressees = await addresseesOf(work, subject);
  return addressees.length > 0 && opened(work, subject, shown, round, addressees, baseOf);
}

/** Writes to one who was invited when a round was open already, and so was not among those written to at its opening. */
export async function askLate(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  invitation: Invitation,
  baseOf: BaseOf,
): Promise<void> {
  const open = await openSurveys(work, subject);
  for (const survey of open) for (const one of addressed(invitation)) await write(work, survey, one, shown, baseOf);
}

/**
 * A link to hand over to somebody whose address is not known, in the asked language. It is said this once.
 * @throws Conflict `survey-not-used`, `survey-not-yet`, `survey-closed`
 */
export async function handOutSurveyLink(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  baseOf: BaseOf,
  lang?: Lang,
): Promise<string> {
  const { tx, municipality, today } = work;
  const rules = surveyRules(work, shown);
  if (!rules) throw new Conflict("survey-not-used");
  if (!shown.endOn || shown.endOn >= today) throw new Conflict("survey-not-yet");
  const addressees = await addresseesOf(work, subject);
  await opened(work, subject, shown, "first", addressees, baseOf);
  const [open] = await openSurveys(work, subject);
  if (!open) throw new Conflict("survey-closed");
  const address = await surveyLink(work, open, linkLang(municipality.profile, lang), baseOf);
  await countLinks(tx, municipality.id, open.id, 1);
  await trace(work, { action: "replies.hand-out-survey-link", subject, after: { survey: open.id } });
  return address;
}

async function openSurveys({ tx, municipality, today }: Work, subject: RepliesSubject): Promise<readonly Survey[]> {
  return (await surveysOf(tx, municipality.id, subject)).filter((one) => one.closesOn >= today);
}

type Addressee = Pick<Invitation, "id" | "name" | "lang"> & { readonly email: string };

/** Those who took part and can be written to: also one whose link was closed after an answer, not one closed unanswered. */
async function addresseesOf({ tx, municipality }: Work, subject: RepliesSubject): Promise<readonly Addressee[]> {
  const everyone = await invitationsAbout(tx, municipality.id, subject);
  return everyone.flatMap(addressed);
}

function addressed({ id, name, email, lang, revokedAt, sentAt }: Invitation): readonly Addressee[] {
  return email !== null && (revokedAt === null || sentAt !== null) ? [{ id, name, email, lang }] : [];
}

/** Opens a round and writes the letters, in one transaction; `false` where the round was opened before. */
async function opened(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  round: SurveyRound,
  addressees: readonly Addressee[],
  baseOf: BaseOf,
): Promise<boolean> {
  const { tx, municipality } = work;
  const rules = surveyRules(work, shown);
  if (!rules) return false;
  const survey = newSurvey(work, subject, round, rules);
  if (!(await addSurvey(tx, municipality.id, survey))) return false;
  for (const one of addressees) await write(work, survey, one, shown, baseOf);
  await trace(work, { action: "replies.open-survey", subject, after: { survey: survey.id, round } });
  return true;
}

/** A letter with a link of its own. */
async function write(
  work: Work,
  survey: Survey,
  { id, name, email, lang }: Addressee,
  { title }: SubjectShown,
  baseOf: BaseOf,
): Promise<void> {
  const { tx, municipality, now } = work;
  const address = await surveyLink(work, survey, lang, baseOf);
  const letter = surveyLetter(work, { name, email, lang, address, survey, title });
  await post(tx, municipality.id, { kind: "mail", key: `${surveyPurpose} ${survey.id} ${id}`, payload: letter }, now);
  await countLinks(tx, municipality.id, survey.id, 1);
}

function newSurvey(
  { now, today }: Work,
  subject: RepliesSubject,
  round: SurveyRound,
  { questions, openDays }: NonNullable<PolicyValue<"survey">>,
): Survey {
  const closesOn: DateOn = addDays(today, openDays);
  return { id: newId(now.getTime()), subject, round, questions, openedOn: today, closesOn, links: 0 };
}

async function surveyLink(
  { tx, municipality, now, today }: Work,
  survey: Survey,
  lang: Lang,
  baseOf: BaseOf,
): Promise<string> {
  const link = { purpose: surveyPurpose, subjectId: survey.id, personId: null };
  // The link lives until its last day is over; the survey's own day decides.
  const token = await makeLink(tx, municipality.id, link, now, daysBetween(today, survey.closesOn) + 1);
  return `${baseOf(municipality)}${addressIn(lang, `/svar/${token}`)}`;
}

function surveyLetter(
  { municipality }: Work,
  to: { name: string; email: string; lang: Lang; address: string; survey: Survey; title: string },
): Effect["payload"] {
  const t = repliesTexts.in(to.lang);
  const { title } = to;
  const body = to.survey.round === "first" ? t("mail.survey.body", { title }) : t("mail.survey.later", { title });
  const date = formatsIn(to.lang).date(to.survey.closesOn);
  return {
    from: senderOf(municipality),
    to: to.email,
    subject: t("mail.survey.subject", { title }),
    text: [t("mail.dear", { name: to.name }), body, to.address, t("mail.survey.after", { date })].join("\n\n"),
  };
}
