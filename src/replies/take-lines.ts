import { trace, type Work } from "../identity/index.ts";
import { NotFound } from "../kernel/index.ts";
import type { ContributionField, InvitationId } from "./contribution.ts";
import { changeInvitation } from "./invitation.store.ts";
import { ofSubject } from "./invite/of-subject.ts";
import type { RepliesSubject } from "./subject.ts";

/** The text that somebody sent for a field, and whether it was taken into the report before. */
export interface TakenLines {
  readonly text: string;
  readonly again: boolean;
}

/** The text that somebody sent for a field, noted as taken into the report, once. @throws NotFound `nothing-to-take` */
export async function takeLines(
  work: Work,
  subject: RepliesSubject,
  id: InvitationId,
  field: ContributionField,
): Promise<TakenLines> {
  const { tx, municipality } = work;
  const invitation = await ofSubject(work, subject, id);
  const text = invitation.sent?.[field] ?? "";
  if (text === "") throw new NotFound("nothing-to-take");
  if (invitation.taken.includes(field)) return { text, again: true };
  await changeInvitation(tx, municipality.id, id, { taken: [...invitation.taken, field] });
  await trace(work, { action: "replies.take-lines", subject, after: { invitation: id, field } });
  return { text, again: false };
}
