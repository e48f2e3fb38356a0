import type { Work } from "../../identity/index.ts";
import { NotFound } from "../../kernel/index.ts";
import type { Invitation, InvitationId } from "../contribution.ts";
import { holdInvitation } from "../invitation.store.ts";
import type { RepliesSubject } from "../subject.ts";

/** An invitation that is about this subject and no other, held. @throws NotFound `invitation-unknown` */
export async function ofSubject(work: Work, subject: RepliesSubject, id: InvitationId): Promise<Invitation> {
  const found = await holdInvitation(work.tx, work.municipality.id, id);
  if (found.subject.type !== subject.type || found.subject.id !== subject.id) throw new NotFound("invitation-unknown");
  return found;
}
