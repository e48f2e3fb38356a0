import { linkMade, readLink, trace, type Who, type Work } from "../../identity/index.ts";
import { Conflict, fault, Invalid, NotFound } from "../../kernel/index.ts";
import { checked } from "../../platform/index.ts";
import { refuseCpr } from "../../records/index.ts";
import {
  contributionFields,
  type Invitation,
  type InvitationId,
  type Lines,
  linesSchema,
  noLines,
} from "../contribution.ts";
import { changeInvitation, holdInvitation } from "../invitation.store.ts";
import { contributePurpose } from "../invite/invite.ts";
import type { ShowSubject, SubjectShown } from "../subject.ts";
import { type FromPage, type MergedLines, mergedLines, pagesWith } from "./merged-lines.ts";

export interface OpenContribution {
  readonly invitation: Invitation;
  readonly shown: SubjectShown;
}

/**
 * What a link opens: one's own lines, as often as one likes, until the report is submitted. Looking changes nothing.
 * @throws what `readLink` refuses; Conflict `contribution-closed`
 */
export async function openContribution(work: Work, token: string, show: ShowSubject): Promise<OpenContribution> {
  const { tx, municipality, now } = work;
  const link = await readLink(tx, municipality.id, contributePurpose, token, now);
  const invitation = await holdInvitation(tx, municipality.id, link.subjectId as InvitationId).catch(asUnknownLink);
  const shown = await show(work, invitation.subject);
  if (!shown.takesLines) throw new Conflict("contribution-closed");
  return { invitation, shown };
}

/** What the link was about has been erased: there is nothing left to say of it. */
function asUnknownLink(error: unknown): never {
  throw error instanceof NotFound ? new NotFound("link-unknown") : error;
}

/** What the page says of itself is kept too, and no CPR number comes in by it. */
function linesIn(given: object, from: FromPage): Lines {
  refuseCpr({ ...given, ...from });
  const read = checked(linesSchema, given);
  if ("faults" in read) throw new Invalid(read.faults);
  return read.value;
}

/**
 * Keeps lines that are being written. Nobody but the link's holder sees them yet.
 * @throws Conflict `lines-elsewhere` where another page of the link has written otherwise in the same field meanwhile
 */
export async function keepLines(
  work: Work,
  token: string,
  show: ShowSubject,
  given: object,
  from: FromPage,
): Promise<void> {
  const { invitation } = await openContribution(work, token, show);
  const typed = linesIn(given, from);
  const { lines, disagreements } = mergedLines(invitation, from, typed);
  if (disagreements.length > 0) throw new Conflict("lines-elsewhere");
  // A save that lands after its form was sent holds nothing that is not sent.
  const isSent = contributionFields.every((field) => lines[field] === invitation.sent?.[field]);
  await changeInvitation(work.tx, work.municipality.id, invitation.id, {
    draft: isSent ? null : lines,
    pages: pagesWith(invitation.pages, from, typed),
  });
}

/**
 * Hands lines over to those who write the report. A field that reads otherwise than before counts as not taken yet. Where another
 * page of the link has written otherwise in the same field meanwhile, nothing is handed over, and that is answered.
 */
export async function sendLines(
  work: Work,
  token: string,
  show: ShowSubject,
  given: object,
  from: FromPage,
): Promise<MergedLines> {
  const { tx, municipality, now } = work;
  const { invitation } = await openContribution(work, token, show);
  const typed = linesIn(given, from);
  const merged = mergedLines(invitation, from, typed);
  const { lines } = merged;
  if (merged.disagreements.length > 0) return merged;
  if (contributionFields.every((field) => lines[field] === ""))
    throw new Invalid([fault("contribution-empty", {}, "aim")]);
  const taken = invitation.taken.filter((field) => invitation.sent?.[field] === lines[field]);
  await changeInvitation(tx, municipality.id, invitation.id, {
    ...{ draft: null, sent: lines, sentAt: now, taken },
    pages: pagesWith(invitation.pages, from, typed),
  });
  const who: Who = { actor: { kind: "link", id: invitation.id, name: "link" }, grants: [] };
  // Without the text: the trail is kept longer than what people wrote for a report.
  await trace(
    { ...work, who },
    {
      action: "replies.send-lines",
      subject: invitation.subject,
      after: { invitation: invitation.id, fields: contributionFields.filter((field) => lines[field] !== "") },
    },
  );
  return merged;
}

/**
 * What came in by a link that takes no more, to tell its holder what of the same form was not sent. `null` where nobody may be told:
 * a link that was taken back may be in other hands, and would say whether a guess is what somebody wrote.
 */
export async function sentBefore({ tx, municipality }: Work, token: string, refusal: string): Promise<Lines | null> {
  const link = refusal === "link-revoked" ? null : await linkMade(tx, municipality.id, contributePurpose, token);
  if (!link) return null;
  const { sent } = await holdInvitation(tx, municipality.id, link.subjectId as InvitationId).catch(asUnknownLink);
  return sent ?? noLines;
}
