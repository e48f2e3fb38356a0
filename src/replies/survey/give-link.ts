import { makeLink, revokeLinks, type Work } from "../../identity/index.ts";
import { Conflict, daysBetween, newId } from "../../kernel/index.ts";
import type { Lang } from "../../platform/index.ts";
import type { BaseOf } from "../../profile/index.ts";
import { post } from "../../records/index.ts";
import { addressIn } from "../../web/index.ts";
import type { Invitation } from "../contribution.ts";
import type { SubjectShown } from "../subject.ts";
import type { Survey } from "./survey.ts";
import { type Addressee, surveyLetter } from "./survey-letter.ts";
import { addSurveyLink, replaceSurveyLink, surveyLinkOf, takeSurveyLinkBack } from "./survey-link.store.ts";

/** What the link lets its holder do: answer one survey, once. It names no person. */
export const surveyPurpose = "replies.answer-survey";

/** Given to whoever asks for it, who could use it; or sent to the address it is for, which the asker never sees. */
type Way = "handed-out" | "by-mail";

/**
 * A link for one who took part. There are as many as travelled and one for each: a new one replaces one not answered, so
 * that who asks for links cannot answer in the place of others.
 * @throws Conflict `survey-travellers-unknown`, `survey-links-spent`, `survey-answered`
 */
export async function giveLink(
  work: Work,
  survey: Survey,
  { travellers }: SubjectShown,
  invitation: Pick<Invitation, "id">,
  { lang, way }: { readonly lang: Lang; readonly way: Way },
  baseOf: BaseOf,
): Promise<string> {
  const { tx, municipality, now, today } = work;
  const linkId = newId<"link">(now.getTime());
  const handedOut = way === "handed-out";
  const old = await surveyLinkOf(tx, municipality.id, survey.id, invitation.id);
  if (old) {
    if (old.linkId === null) throw new Conflict("survey-answered");
    // The old link first, as an answer takes it first: the two never wait for each other.
    await revokeLinks(tx, municipality.id, surveyPurpose, old.linkId, now);
    if (!(await replaceSurveyLink(tx, municipality.id, old, { linkId, handedOut })))
      throw new Conflict("survey-answered");
  } else {
    if (travellers === null) throw new Conflict("survey-travellers-unknown");
    const link = { surveyId: survey.id, invitationId: invitation.id, linkId, handedOut };
    if (!(await addSurveyLink(tx, municipality.id, link, travellers)))
      throw new Conflict("survey-links-spent", { travellers });
  }
  // The link lives until its last day is over; the survey's own day decides.
  const days = daysBetween(today, survey.closesOn) + 1;
  const link = { purpose: surveyPurpose, subjectId: linkId, personId: null };
  const token = await makeLink(tx, municipality.id, link, now, days);
  return `${baseOf(municipality)}${addressIn(lang, `/svar/${token}`)}`;
}

/** A letter with a link of its own. @throws as `giveLink` does */
export async function sendLink(
  work: Work,
  survey: Survey,
  shown: SubjectShown,
  to: Addressee,
  baseOf: BaseOf,
): Promise<void> {
  const { tx, municipality, now } = work;
  const address = await giveLink(work, survey, shown, to, { lang: to.lang, way: "by-mail" }, baseOf);
  const letter = surveyLetter(work, to, { survey, title: shown.title, address });
  const key = `${surveyPurpose} ${survey.id} ${to.id} ${newId(now.getTime())}`;
  await post(tx, municipality.id, { kind: "mail", key, payload: letter }, now);
}

/** Closes what somebody was given and has not answered by: another may have a link in its place. */
export async function takeLinkBack(
  { tx, municipality, now }: Work,
  survey: Survey,
  { id }: Pick<Invitation, "id">,
): Promise<void> {
  const link = await surveyLinkOf(tx, municipality.id, survey.id, id);
  if (!link?.linkId) return;
  await revokeLinks(tx, municipality.id, surveyPurpose, link.linkId, now);
  await takeSurveyLinkBack(tx, municipality.id, link);
}
