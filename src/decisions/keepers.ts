import { hasRoleOver, type Owned, requireRoleOver, type Who, type Work } from "../identity/index.ts";
import type { RoleName } from "../profile/index.ts";
import type { SubjectHandler, Submission } from "./ruling.ts";

/** Who lists a committee's meetings, enters what it rules and confirms its minutes. */
export const meetingKeepers: readonly RoleName[] = ["secretary"];

/** What rights over a committee's own meetings are held against. */
export function ownedOfCommittee(committeeId: string): Owned {
  return { scopes: [`committee:${committeeId}`], madeBy: null };
}

/**
 * What rights over a case before a committee are held against: the committee that has it, which need not be the one it came
 * from, beside what the subject lies in. What was taken back is no longer before anybody.
 */
export function ownedBefore(owned: Owned, submission: Pick<Submission, "committeeId" | "status"> | null): Owned {
  if (submission === null || submission.status === "taken-back") return owned;
  return { ...owned, scopes: [...owned.scopes, ...ownedOfCommittee(submission.committeeId).scopes] };
}

/** Whether someone enters the ruling on a case and confirms it: for the link as for the guard behind it. */
export function keepsRuling(who: Who, owned: Owned, submission: Submission): boolean {
  return hasRoleOver(who, ownedBefore(owned, submission), meetingKeepers);
}

/** @throws Forbidden `role-needed` where the right ends at another committee or unit */
export async function requireRulingKeeper(
  work: Work,
  submission: Submission,
  handler: Pick<SubjectHandler<Work>, "ownedBy">,
): Promise<void> {
  const owned = await handler.ownedBy(work, submission.subject.id);
  requireRoleOver(work.who, ownedBefore(owned, submission), meetingKeepers);
}
