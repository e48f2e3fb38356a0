import { requireRole, trace, type Work } from "../../identity/index.ts";
import { Conflict, type DateOn, fault, Invalid, implausibleDays, newId } from "../../kernel/index.ts";
import { agendaDeadline, canMeetOn, committeeById } from "../../profile/index.ts";
import { cprFaults, refuseCpr } from "../../records/index.ts";
import { meetingOn } from "../meeting.store.ts";
import type { About, Subject, SubjectHandler, Submission } from "../ruling.ts";
import { addSubmission, keepWrittenFrom, submissionsAbout } from "../submission.store.ts";

export interface Submit {
  readonly subject: Subject;
  readonly about: About;
  readonly committeeId: string;
  readonly meetingOn: DateOn;
  /** The agenda's text; with `null` what was written by hand before it was taken back, else none until it is written. */
  readonly text: string | null;
  /** Why it is put before a committee whose turn it is not, by the order in which such a subject is approved. */
  readonly outOfOrder?: string | null;
}

/**
 * Puts a subject before a committee's meeting. Past and unlisted meetings are accepted, since decisions are often entered
 * later; a submission after the agenda closed is accepted and flagged as late. A committee that cannot have met that day is
 * refused; one whose turn it is not is asked about, and taken with a reason.
 * @throws Invalid `committee-unknown`, `committee-not-sitting`, `committee-out-of-order`, what the handler says of the committee, `date-implausible`; Conflict `submitted-already` while one about the same waits; Invalid `cpr-found`; what the handler refuses.
 */
export async function submit(work: Work, asked: Submit, handler: SubjectHandler<Work>): Promise<Submission> {
  requireRole(work.who, ["coordinator", "secretary"]);
  const { tx, municipality, now, today } = work;
  await handler.titleOf(work, asked.subject.id);
  const committee = committeeById(municipality.profile, asked.committeeId);
  const far = implausibleDays({ meetingOn: asked.meetingOn }, today);
  const outOfOrder = asked.outOfOrder?.trim() || null;
  const wrong = committee
    ? [
        ...(far.length === 0 && !canMeetOn(municipality.profile, committee, asked.meetingOn)
          ? [fault("committee-not-sitting", {}, "committee")]
          : []),
        ...(await handler.outOfOrder(work, { ...asked, reason: outOfOrder })),
      ]
    : [fault("committee-unknown", { committee: asked.committeeId }, "committee")];
  if (!committee || far.length + wrong.length > 0) {
    // Everything at once: the trip's own gaps too.
    const others = await handler.missing(work, asked.subject.id, asked.about);
    const held = cprFaults({ text: asked.text, outOfOrder });
    const own = [...wrong, ...far];
    throw new Invalid([...held, ...own, ...others.filter(({ path }) => own.every((one) => one.path !== path))]);
  }
  refuseCpr({ text: asked.text, outOfOrder });
  const closesOn = agendaDeadline(municipality.profile, committee, asked.meetingOn);
  const meeting = await meetingOn(tx, municipality.id, committee.id, asked.meetingOn, closesOn);
  const kept = asked.text === null ? await textTakenBack(work, asked) : null;
  const submission: Submission = {
    id: newId(now.getTime()),
    subject: asked.subject,
    about: asked.about,
    committeeId: committee.id,
    meetingId: meeting.id,
    meetsOn: meeting.meetsOn,
    status: "open",
    late: meeting.agendaClosesOn !== null && today > meeting.agendaClosesOn,
    text: kept?.text ?? asked.text,
    follows: kept?.follows ?? [],
    writtenFrom: kept?.writtenFrom ?? null,
    version: 1,
  };
  const stored = await addSubmission(tx, municipality.id, submission, now, work.who.actor.id);
  if (!stored) throw new Conflict("submitted-already");
  const after = outOfOrder === null ? submission : { ...submission, outOfOrder };
  await trace(work, { action: "decisions.submit", subject: asked.subject, after });
  await handler.submitted(work, submission);
  // A text that came with the request was written of the case as it was sent.
  const writtenFrom = asked.text === null ? null : ((await handler.generated?.(work, submission)) ?? null);
  if (writtenFrom === null) return submission;
  await keepWrittenFrom(tx, municipality.id, submission.id, writtenFrom);
  return { ...submission, writtenFrom };
}

/** What was written for the agenda by hand goes along when a case was only taken back; what nobody touched follows the case. */
async function textTakenBack({ tx, municipality }: Work, { subject, about }: Submit): Promise<Submission | null> {
  const before = await submissionsAbout(tx, municipality.id, subject);
  const last = before.filter((one) => one.about === about).at(-1);
  return last?.status === "taken-back" ? last : null;
}
