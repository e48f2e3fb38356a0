import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict, newId } from "../../kernel/index.ts";
import { canMeetOn, committeeById } from "../../profile/index.ts";
import { refuseCpr, typedMarks } from "../../records/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { meetingKeepers, requireRulingKeeper } from "../keepers.ts";
import { addRuling } from "../ruling.store.ts";
import { type Ruling, type SubjectHandler, type SubmissionId, votesFaults } from "../ruling.ts";
import { holdToRule, setSubmissionStatus } from "../submission.store.ts";
import { typedOfRuling } from "../typed-of-ruling.ts";

export interface RecordRuling extends Omit<Ruling, "id" | "submission" | "confirmedAt" | "version"> {
  readonly submissionId: SubmissionId;
  /** The minutes are confirmed already: what was ruled is published in the same transaction. */
  readonly confirmed: boolean;
}

/**
 * Enters what a committee ruled, and lets the room that owns the subject carry it out, in one transaction.
 * @throws NotFound `submission-unknown`; Forbidden `role-needed`; Conflict `ruled-already`, `taken-back`, `committee-not-sitting`; Invalid `cpr-found`, `erased-mark`,
 * `voters-too-many`, `voter-recused`, `voter-twice`, `name-was-erased`.
 */
export async function recordRuling(
  work: Work,
  { submissionId, confirmed, ...asked }: RecordRuling,
  handlerOf: (subjectType: string) => SubjectHandler<Work>,
  asks: AsksErased | null = null,
): Promise<Ruling> {
  requireRole(work.who, meetingKeepers);
  const { tx, municipality, now } = work;
  const submission = await holdToRule(tx, municipality.id, submissionId);
  const handler = handlerOf(submission.subject.type);
  await requireRulingKeeper(work, submission, handler);
  if (submission.status === "taken-back") throw new Conflict("taken-back");
  if (submission.status !== "open") throw new Conflict("ruled-already");
  // From before it was refused where it is put on the agenda; taking it back leads on.
  const committee = committeeById(municipality.profile, submission.committeeId);
  if (committee && !canMeetOn(municipality.profile, committee, submission.meetsOn))
    throw new Conflict("committee-not-sitting");
  refuseCpr(asked, [...typedMarks(asked), ...votesFaults(asked.votes, asked.recused)]);
  await askAboutErased(work, asks, typedOfRuling(submission.subject, null, asked));
  const first = { id: newId<"ruling">(now.getTime()), submission, version: 1 };
  const ruling: Ruling = { ...first, ...asked, confirmedAt: confirmed ? now : null };
  await addRuling(tx, municipality.id, ruling, now, work.who.actor.id);
  await setSubmissionStatus(tx, municipality.id, submission.id, "ruled");
  await trace(work, {
    action: "decisions.rule",
    subject: submission.subject,
    after: { ...ruling, submission: submission.id },
  });
  await handler.ruled(work, ruling);
  if (confirmed) await handler.confirmed(work, ruling);
  return ruling;
}
