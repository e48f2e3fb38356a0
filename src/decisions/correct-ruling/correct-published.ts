import { isDeepStrictEqual } from "node:util";
import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict, type DateOn, type Fault, fault, Invalid, implausibleDays } from "../../kernel/index.ts";
import { agendaDeadline, canMeetOn, committeeById, committeeNameOn, type Profile } from "../../profile/index.ts";
import { cprFaults, typedMarks } from "../../records/index.ts";
import { type AsksErased, askAboutErased } from "../../register/index.ts";
import { minutesAhead } from "../confirm-minutes/minutes-ahead.ts";
import { meetingKeepers, requireRulingKeeper } from "../keepers.ts";
import { meetingHeldOn } from "../meeting.store.ts";
import { changeRuling } from "../ruling.store.ts";
import { type Ruling, type RulingId, type SubjectHandler, type Submission, votesFaults } from "../ruling.ts";
import { statedIn } from "../stated-in.ts";
import { setSubmissionMeeting } from "../submission.store.ts";
import { typedOfRuling } from "../typed-of-ruling.ts";
import { holdRuling } from "./correct-ruling.ts";

/** Of a reason, in characters. */
export const longestReason = 2000;

/** What of a ruling may be put right once its minutes are confirmed: everything but what the committee decided (docs/decisions/0020). */
export interface CorrectPublished extends Omit<Ruling, "id" | "submission" | "ruling" | "confirmedAt" | "version"> {
  /** The day the committee met; `null` where the day stands. */
  readonly metOn: DateOn | null;
  /** What is wrong, and why: public beside the correction. */
  readonly reason: string;
}

/**
 * Corrects what a ruling says after its minutes were confirmed. What the committee decided stands; what is public becomes a new
 * version with the reason beside it, and the old one stays in the log.
 * @throws NotFound `ruling-unknown`; Forbidden `role-needed`; Conflict `version-passed`, `ruling-not-confirmed`, `ruling-as-before`; Invalid
 * `correction-reason-missing`, `closed-stays-closed`, `cpr-found`, `erased-mark`, `date-implausible`, `committee-not-sitting`, `minutes-ahead`, `committee-unknown`, `voters-too-many`, `voter-recused`,
 * `voter-twice`, `name-was-erased`; what the handler refuses
 */
export async function correctPublished(
  work: Work,
  id: RulingId,
  { reason, metOn, ...asked }: CorrectPublished,
  handlerOf: (subjectType: string) => SubjectHandler<Work>,
  from: number | null = null,
  asks: AsksErased | null = null,
): Promise<Ruling> {
  requireRole(work.who, meetingKeepers);
  const { tx, municipality } = work;
  const before = await holdRuling(work, id, from);
  const handler = handlerOf(before.submission.subject.type);
  await requireRulingKeeper(work, before.submission, handler);
  if (!before.confirmedAt) throw new Conflict("ruling-not-confirmed");
  const said = reason.trim();
  const day = metOn ?? before.submission.meetsOn;
  refuse([
    ...(said === "" ? [fault("correction-reason-missing", {}, "reason")] : []),
    ...cprFaults({ ...asked, reason }),
    ...typedMarks({ ...asked, reason }, before),
    ...votesFaults(asked.votes, asked.recused),
    ...(before.closed && !asked.closed ? [fault("closed-stays-closed", {}, "closed")] : []),
    ...dayFaults(municipality.profile, work.today, before.submission, metOn),
  ]);
  const corrected: Ruling = { ...before, ...asked, submission: await movedTo(work, before.submission, day) };
  if (isDeepStrictEqual(statedIn(corrected), statedIn(before))) throw new Conflict("ruling-as-before");
  await askAboutErased(work, asks, typedOfRuling(before.submission.subject, before, asked, said));
  const ruling = await changeRuling(tx, municipality.id, corrected, "confirmed");
  await trace(work, {
    action: "decisions.correct-published",
    subject: before.submission.subject,
    before: statedIn(before),
    after: { ...statedIn(ruling), reason: said },
  });
  await handler.corrected(work, { before, ruling, reason: said });
  return ruling;
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new Invalid(faults);
}

/**
 * Why a case cannot have been ruled on on another day than the one that stands, beside `metOn`: in no correction a committee
 * meets when it is not, as on no agenda and in no calendar (docs/decisions/0015), nor on a day to come.
 */
export function dayFaults(
  profile: Profile,
  today: DateOn,
  { committeeId, meetsOn }: Submission,
  metOn: DateOn | null,
): readonly Fault[] {
  if (metOn === null || metOn === meetsOn) return [];
  const far = implausibleDays({ metOn }, today);
  if (far.length > 0) return far;
  const committee = committeeById(profile, committeeId);
  // Whatever the profile does not tell of: a meeting of its own time is not put right to one before it.
  const leaves = committee && committeeNameOn(committee, meetsOn) && !committeeNameOn(committee, metOn);
  if (committee && (leaves || !canMeetOn(profile, committee, metOn)))
    return [fault("committee-not-sitting", {}, "metOn")];
  return minutesAhead(metOn, today, "confirmed");
}

/** The case at its committee's meeting on another day, which is listed where it was not. */
async function movedTo(work: Work, submission: Submission, day: DateOn): Promise<Submission> {
  if (day === submission.meetsOn) return submission;
  const { tx, municipality } = work;
  const committee = committeeById(municipality.profile, submission.committeeId);
  if (!committee) throw new Invalid([fault("committee-unknown", { committee: submission.committeeId }, "metOn")]);
  const closesOn = agendaDeadline(municipality.profile, committee, day);
  const { id, meetsOn } = await meetingHeldOn(tx, municipality.id, committee.id, day, closesOn);
  await setSubmissionMeeting(tx, municipality.id, submission.id, id);
  return { ...submission, meetingId: id, meetsOn };
}
