import { trace, type Work } from "../../identity/index.ts";
import { addDays, Conflict, type DateOn, newId } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import { type BaseOf, limitOn, type PolicyValue } from "../../profile/index.ts";
import type { Invitation, InvitationId } from "../contribution.ts";
import { invitationsAbout } from "../invitation.store.ts";
import { ofSubject } from "../invite/of-subject.ts";
import { linkLang } from "../link-lang.ts";
import type { SurveyRound } from "../replies.tables.ts";
import type { RepliesSubject, SubjectShown } from "../subject.ts";
import { giveLink, sendLink, takeLinkBack } from "./give-link.ts";
import { addSurvey, surveysOf } from "./survey.store.ts";
import { isClosed, type Survey } from "./survey.ts";
import type { Addressee } from "./survey-letter.ts";

/** What the profile asks those who took part; `null` where it asks nothing. By the day of return, so that history is not asked. */
export function surveyRules({ municipality }: Pick<Work, "municipality">, shown: Pick<SubjectShown, "endOn">) {
  return shown.endOn && (limitOn(municipality.profile, "survey", shown.endOn)?.value ?? null);
}

/**
 * Opens a round of the survey and writes to everybody whose address is known from their invitation. Opened before, with
 * nobody to write to, or while nobody knows how many travelled, it does nothing. Whether it was opened now.
 */
export async function openSurvey(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  round: SurveyRound,
  baseOf: BaseOf,
): Promise<boolean> {
  const addressees = await addresseesOf(work, subject);
  return addressees.length > 0 && (await opened(work, subject, shown, round, addressees, baseOf)) !== null;
}

/** Writes to one who was invited when a round was open already, and so was not among those written to at its opening. */
export async function askLate(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  invitation: Invitation,
  baseOf: BaseOf,
): Promise<void> {
  if (shown.travellers === null) return;
  const open = await openSurveys(work, subject);
  for (const survey of open)
    for (const one of addressed(invitation)) await sendWhereRoom(work, survey, shown, one, baseOf);
}

/** Closes the links of one who is not to be asked after all, where they were not answered by. */
export async function askNoMore(
  work: Work,
  subject: RepliesSubject,
  invitation: Pick<Invitation, "id">,
): Promise<void> {
  for (const survey of await openSurveys(work, subject)) await takeLinkBack(work, survey, invitation);
}

export interface SurveyLinkAsked {
  /** Whom it is for: one who was asked for lines. */
  readonly contribution: InvitationId;
  /** The language of a link to hand over; a letter is in its reader's. */
  readonly lang?: Lang | undefined;
}

/**
 * A survey's link for one who was asked for lines: by mail to those with an address, and `null` is answered; else to hand
 * over, said this once. One that was given before is replaced.
 * @throws Conflict `survey-not-used`, `survey-not-yet`, `survey-closed`, and what `giveLink` refuses: then nothing was opened or sent
 */
export async function handOutSurveyLink(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  baseOf: BaseOf,
  { contribution, lang }: SurveyLinkAsked,
): Promise<string | null> {
  const { municipality, today } = work;
  const invitation = await ofSubject(work, subject, contribution);
  if (invitation.revokedAt && !invitation.sentAt) throw new Conflict("link-revoked");
  if (!surveyRules(work, shown)) throw new Conflict("survey-not-used");
  if (!shown.endOn || shown.endOn >= today) throw new Conflict("survey-not-yet");
  const [to] = addressed(invitation);
  // Whoever is asked for comes first, so that the others' letters do not take their room.
  const addressees = (await addresseesOf(work, subject)).toSorted((one, other) => isFor(other, to) - isFor(one, to));
  const written = await opened(work, subject, shown, "first", addressees, baseOf);
  const [open] = await openSurveys(work, subject);
  if (!open) throw new Conflict(await whyNotOpen(work, subject, shown));
  // Opening it has written to them already.
  if (to && written?.has(to.id)) return null;
  const way = to ? "by-mail" : "handed-out";
  const done = { survey: open.id, invitation: contribution, way };
  await trace(work, { action: "replies.hand-out-survey-link", subject, after: done });
  if (!to)
    return giveLink(
      work,
      open,
      shown,
      invitation,
      { lang: linkLang(municipality.profile, lang), way: "handed-out" },
      baseOf,
    );
  await sendLink(work, open, shown, to, baseOf);
  return null;
}

function isFor(one: Addressee, to: Addressee | undefined): number {
  return one.id === to?.id ? 1 : 0;
}

/** A survey that was never opened was not opened because nobody knows how many links there may be. */
async function whyNotOpen(
  { tx, municipality }: Work,
  subject: RepliesSubject,
  { travellers }: SubjectShown,
): Promise<string> {
  const had = await surveysOf(tx, municipality.id, subject);
  return had.length === 0 && travellers === null ? "survey-travellers-unknown" : "survey-closed";
}

async function openSurveys({ tx, municipality, today }: Work, subject: RepliesSubject): Promise<readonly Survey[]> {
  return (await surveysOf(tx, municipality.id, subject)).filter((one) => !isClosed(one, today));
}

/** Those who took part and can be written to: also one whose link was closed after an answer, not one closed unanswered. */
async function addresseesOf({ tx, municipality }: Work, subject: RepliesSubject): Promise<readonly Addressee[]> {
  const everyone = await invitationsAbout(tx, municipality.id, subject);
  return everyone.flatMap(addressed);
}

function addressed({ id, name, email, lang, revokedAt, sentAt }: Invitation): readonly Addressee[] {
  return email !== null && (revokedAt === null || sentAt !== null) ? [{ id, name, email, lang }] : [];
}

/**
 * Opens a round and writes the letters, in one transaction. Who was written to; `null` where nothing was opened: the round was
 * before, or nobody knows how many travelled, and a round that can ask nobody would be spent.
 */
async function opened(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  round: SurveyRound,
  addressees: readonly Addressee[],
  baseOf: BaseOf,
): Promise<ReadonlySet<InvitationId> | null> {
  const { tx, municipality } = work;
  const rules = surveyRules(work, shown);
  if (!rules || shown.travellers === null) return null;
  const survey = newSurvey(work, subject, round, rules);
  if (!(await addSurvey(tx, municipality.id, survey))) return null;
  const written = new Set<InvitationId>();
  for (const one of addressees) if (await sendWhereRoom(work, survey, shown, one, baseOf)) written.add(one.id);
  await trace(work, { action: "replies.open-survey", subject, after: { survey: survey.id, round } });
  return written;
}

/** What keeps one from a letter, and not the others: more were asked for lines than travelled, or one has answered already. */
const noRoom: ReadonlySet<string> = new Set(["survey-links-spent", "survey-answered"]);

/** Writes to one, where there is room. Whether it did. */
async function sendWhereRoom(
  work: Work,
  survey: Survey,
  shown: SubjectShown,
  to: Addressee,
  baseOf: BaseOf,
): Promise<boolean> {
  try {
    await sendLink(work, survey, shown, to, baseOf);
    return true;
  } catch (error) {
    if (!(error instanceof Conflict && noRoom.has(error.code))) throw error;
    return false;
  }
}

function newSurvey(
  { now, today }: Work,
  subject: RepliesSubject,
  round: SurveyRound,
  { questions, openDays }: NonNullable<PolicyValue<"survey">>,
): Survey {
  const closesOn: DateOn = addDays(today, openDays);
  const counts = { links: 0, handedOut: 0, allAnswered: false };
  return { id: newId(now.getTime()), subject, round, questions, openedOn: today, closesOn, ...counts };
}
