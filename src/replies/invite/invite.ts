import { z } from "zod";
import { makeLink, revokeLinks, trace, type Work } from "../../identity/index.ts";
import { Conflict, Invalid, NotFound, newId } from "../../kernel/index.ts";
import { checked, langs } from "../../platform/index.ts";
import { type BaseOf, settingOn } from "../../profile/index.ts";
import { keepErasure, post, refuseCpr } from "../../records/index.ts";
import { addressIn } from "../../web/index.ts";
import { type Invitation, type InvitationId, invitationState, nothingWritten } from "../contribution.ts";
import { addInvitation, changeInvitation, holdInvitation, invitationsAbout } from "../invitation.store.ts";
import { linkLang } from "../link-lang.ts";
import { type RepliesSubject, type SubjectShown, titleFor } from "../subject.ts";
import { askLate, askNoMore } from "../survey/open-survey.ts";
import { invitationLetter } from "./invitation-letter.ts";
import { ofSubject } from "./of-subject.ts";

/** What the link lets its holder do: add lines to one report, until it is submitted. */
export const contributePurpose = "replies.contribute";

export const invitationSchema = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, { message: "invitation-name-missing" })
    .max(200, { message: "invitation-name-too-long" }),
  email: z.email({ message: "not-an-email" }).max(300).nullable().default(null),
  lang: z.enum(langs).default("da"),
});

export interface Invited {
  readonly id: InvitationId;
  /** The link itself where it was not sent by mail. It is said this once: what is stored is its hash. */
  readonly link: string | null;
}

/**
 * Asks one who took part for lines to the report: by mail, or by a link to hand over. One address is one person: asked
 * again, they are sent a new link in the place of the old one.
 */
export async function invite(
  work: Work,
  subject: RepliesSubject,
  shown: SubjectShown,
  given: unknown,
  baseOf: BaseOf,
): Promise<Invited> {
  const { tx, municipality, now, today, who } = work;
  refuseCpr(given);
  const read = checked(invitationSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  if (!shown.takesLines) throw new Conflict("contribution-closed");
  const { name, email } = read.value;
  const lang = linkLang(municipality.profile, read.value.lang);
  const days = settingOn(municipality.profile, "retention", today).value.linkDays;
  const expiresAt = new Date(now.getTime() + days * 86_400_000);
  const asked = { name, email, lang, expiresAt, revokedAt: null };
  const before = await askedBefore(work, subject, email);
  const invitation: Invitation = before
    ? { ...before, ...asked }
    : {
        ...{ id: newId<"invitation">(now.getTime()), subject, ...asked },
        ...{ ...nothingWritten, sentAt: null, overSince: null, createdAt: now },
      };
  const { id } = invitation;
  if (before) {
    await revokeLinks(tx, municipality.id, contributePurpose, id, now);
    await changeInvitation(tx, municipality.id, id, asked);
  } else await addInvitation(tx, municipality.id, invitation, who.actor.id);
  const link = { purpose: contributePurpose, subjectId: id, personId: null };
  const token = await makeLink(tx, municipality.id, link, now, days);
  const address = `${baseOf(municipality)}${addressIn(lang, `/bidrag/${token}`)}`;
  if (email !== null) {
    const letter = invitationLetter({
      here: municipality,
      name,
      email,
      lang,
      title: titleFor(shown, lang).text,
      today,
      days,
      address,
    });
    await post(
      tx,
      municipality.id,
      { kind: "mail", key: `${contributePurpose} ${id} ${newId(now.getTime())}`, payload: letter },
      now,
    );
  }
  // Who was asked before has the survey's letter already, unless their link was closed.
  if (!before || before.revokedAt) await askLate(work, subject, shown, invitation, baseOf);
  // Who it is stands with the invitation, which is erased in its time; the trail is kept longer.
  await trace(work, {
    action: "replies.invite",
    subject,
    after: { invitation: id, byMail: email !== null, again: before !== null },
  });
  return { id, link: email === null ? address : null };
}

async function askedBefore(work: Work, subject: RepliesSubject, email: string | null): Promise<Invitation | null> {
  if (email === null) return null;
  const everyone = await invitationsAbout(work.tx, work.municipality.id, subject);
  const known = everyone.find((one) => one.email?.toLowerCase() === email.toLowerCase());
  return known ? holdInvitation(work.tx, work.municipality.id, known.id) : null;
}

/** Closes a link that has not been answered, or keeps its holder from answering anew. What was sent stays. */
export async function revokeInvitation(work: Work, subject: RepliesSubject, id: InvitationId): Promise<void> {
  const { tx, municipality, now } = work;
  const invitation = await ofSubject(work, subject, id);
  if (invitation.revokedAt) throw new Conflict("link-revoked");
  await close(work, invitation);
  const what = { place: `${closedInvitation}${id}` };
  await keepErasure(tx, municipality.id, { id: newId<"erasure">(now.getTime()), at: now, what });
}

async function close(work: Work, invitation: Invitation): Promise<void> {
  const { tx, municipality, now } = work;
  const { id, subject } = invitation;
  await changeInvitation(tx, municipality.id, id, { revokedAt: now });
  await revokeLinks(tx, municipality.id, contributePurpose, id, now);
  if (!invitation.sentAt) await askNoMore(work, subject, invitation);
  await trace(work, {
    action: "replies.revoke-invitation",
    subject,
    after: { invitation: id, was: invitationState(invitation, now) },
  });
}

/** How the journal outside the backup names a link that was closed. */
export const closedInvitation = "closed:invitation:";

/** Closes again what a restored backup has opened, where it is there and open (docs/decisions/0036). */
export async function closeAgain(work: Work, id: InvitationId): Promise<void> {
  const invitation = await holdInvitation(work.tx, work.municipality.id, id).catch((error: unknown) => {
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (invitation && !invitation.revokedAt) await close(work, invitation);
}
