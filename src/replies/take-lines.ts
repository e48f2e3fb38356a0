import { trace, type Work } from "../identity/index.ts";
import { NotFound } from "../kernel/index.ts";
import type { ContributionField, InvitationId } from "./contribution.ts";
import { changeInvitation } from "./invitation.store.ts";
import { ofSubject } from "./invite/invite.ts";
import type { RepliesSubject } from "./subject.ts";

/** The text that somebody sent for a field, noted as taken into the report. @throws NotFound `nothing-to-take` */
export async function takeLines(
  work: Work,
  subject: RepliesSubject,
  id: InvitationId,
  field: ContributionField,
): Promise<string> {
  const { tx, municipality } = work;
  const invitation = await ofSubject(work, subject, id);
  const text = invitation.sent?.[field] ?? "";
  if (text === "") throw new NotFound("nothing-to-take");
  const taken = [...new Set([...invitation.taken, field])];
  await changeInvitation(tx, municipality.id, id, { taken });
  await trace(work, { action: "replies.take-lines", subject, after: { invitation: id, field } });
  return text;
}
