import { requireRole, requireRoleOver, trace, type Work } from "../../identity/index.ts";
import {
  Conflict,
  type DateOn,
  type Fault,
  fault,
  Invalid,
  implausibleDays,
  isPlausible,
  NotFound,
} from "../../kernel/index.ts";
import { agendaDeadline, canMeetOn, committeeById } from "../../profile/index.ts";
import { meetingKeepers, ownedOfCommittee } from "../keepers.ts";
import {
  holdMeetings,
  type Meeting,
  meetingOn,
  meetingsOfCommittee,
  readMeeting,
  removeMeeting,
  setMeeting,
} from "../meeting.store.ts";
import { rulingsOn } from "../ruling.store.ts";
import type { MeetingId } from "../ruling.ts";
import { hasBeenOnAgenda, submissionsAt } from "../submission.store.ts";

/**
 * Lists a committee's meetings before there is anything on their agendas, so that a case can be put to the right one. The
 * agenda's deadline is the profile's. A day that is listed already stays as it is.
 * @returns the meetings that are new
 * @throws Invalid `committee-unknown`, `committee-not-sitting`, `days-implausible`; Forbidden `role-needed` for another committee's secretary
 */
export async function scheduleMeetings(
  work: Work,
  { committeeId, days }: { readonly committeeId: string; readonly days: readonly DateOn[] },
): Promise<readonly Meeting[]> {
  const far = days.filter((day) => !isPlausible(day, work.today));
  const faults = far.length > 0 ? [fault("days-implausible", { days: far.join(" · ") }, "days")] : [];
  return (await list(work, committeeId, days, faults)).made;
}

/**
 * Lists one meeting; one that is listed already stays as it is.
 * @returns the meeting of that day
 * @throws Invalid `committee-unknown`, `committee-not-sitting`, `date-implausible`; Forbidden `role-needed` for another committee's secretary
 */
export async function scheduleMeeting(
  work: Work,
  { committeeId, meetsOn }: { readonly committeeId: string; readonly meetsOn: DateOn },
): Promise<Meeting> {
  const { made, listed } = await list(work, committeeId, [meetsOn], implausibleDays({ meetsOn }, work.today));
  const meeting = [...made, ...listed].find((one) => one.meetsOn === meetsOn);
  if (!meeting) throw new Error("a meeting that was just listed is not there");
  return meeting;
}

/** @param faults what is wrong with the days, told beside what is wrong with the committee */
async function list(work: Work, committeeId: string, days: readonly DateOn[], faults: readonly Fault[]) {
  requireRole(work.who, meetingKeepers);
  const { tx, municipality } = work;
  const committee = committeeById(municipality.profile, committeeId);
  if (!committee) throw new Invalid([fault("committee-unknown", { committee: committeeId }, "committee"), ...faults]);
  requireRoleOver(work.who, ownedOfCommittee(committee.id), meetingKeepers);
  if (faults.length > 0) throw new Invalid(faults);
  // Named where the committee is chosen: a day that is right for another committee is wrong for one that is over.
  if (!days.every((day) => canMeetOn(municipality.profile, committee, day)))
    throw new Invalid([fault("committee-not-sitting", {}, "committee")]);
  const listed = await meetingsOfCommittee(tx, municipality.id, committee.id);
  const made: Meeting[] = [];
  for (const day of new Set(days)) {
    if (listed.some((one) => one.meetsOn === day)) continue;
    const closesOn = agendaDeadline(municipality.profile, committee, day);
    const meeting = await meetingOn(tx, municipality.id, committee.id, day, closesOn);
    await trace(work, { action: "decisions.schedule", subject: subjectOf(meeting.id), after: meeting });
    made.push(meeting);
  }
  return { made, listed };
}

/**
 * Moves a meeting, or gives its agenda another deadline. What is on its agenda goes with it; what was handed in late stays
 * flagged, as it was late by the deadline of that day.
 * @throws NotFound `meeting-unknown`; Conflict `meeting-ruled` once something was decided there; Invalid `meeting-exists`,
 * `committee-not-sitting`, `deadline-after-meeting`, `date-implausible`; Forbidden `role-needed`
 */
export async function moveMeeting(
  work: Work,
  id: MeetingId,
  to: { readonly meetsOn: DateOn; readonly agendaClosesOn: DateOn | null },
): Promise<Meeting> {
  requireRole(work.who, meetingKeepers);
  const { tx, municipality, today } = work;
  const { committeeId } = await readMeeting(tx, municipality.id, id);
  requireRoleOver(work.who, ownedOfCommittee(committeeId), meetingKeepers);
  const listed = await holdMeetings(tx, municipality.id, committeeId);
  const before = listed.find((one) => one.id === id);
  if (!before) throw new NotFound("meeting-unknown");
  if (to.meetsOn !== before.meetsOn) await refuseRuled(work, id);
  const taken = listed.some((one) => one.id !== id && one.meetsOn === to.meetsOn);
  const committee = committeeById(municipality.profile, committeeId);
  const over = committee !== null && !canMeetOn(municipality.profile, committee, to.meetsOn);
  const late = to.agendaClosesOn !== null && to.agendaClosesOn > to.meetsOn;
  const faults = [
    ...implausibleDays(to, today),
    ...(over && to.meetsOn !== before.meetsOn ? [fault("committee-not-sitting", {}, "meetsOn")] : []),
    ...(taken ? [fault("meeting-exists", {}, "meetsOn")] : []),
    ...(late ? [fault("deadline-after-meeting", {}, "agendaClosesOn")] : []),
  ];
  if (faults.length > 0) throw new Invalid(faults);
  const after = { ...before, ...to };
  await setMeeting(tx, municipality.id, after);
  await trace(work, { action: "decisions.move-meeting", subject: subjectOf(id), before, after });
  return after;
}

/**
 * Takes a meeting off the list that nothing has been on the agenda of.
 * @throws NotFound `meeting-unknown`; Conflict `meeting-has-cases`; Forbidden `role-needed`
 */
export async function cancelMeeting(work: Work, id: MeetingId): Promise<void> {
  requireRole(work.who, meetingKeepers);
  const { tx, municipality } = work;
  const before = await readMeeting(tx, municipality.id, id);
  requireRoleOver(work.who, ownedOfCommittee(before.committeeId), meetingKeepers);
  if (await hasBeenOnAgenda(tx, municipality.id, id)) throw new Conflict("meeting-has-cases");
  await removeMeeting(tx, municipality.id, id);
  await trace(work, { action: "decisions.cancel-meeting", subject: subjectOf(id), before });
}

async function refuseRuled({ tx, municipality }: Work, id: MeetingId): Promise<void> {
  const submissions = await submissionsAt(tx, municipality.id, [id]);
  if ((await rulingsOn(tx, municipality.id, submissions)).length > 0) throw new Conflict("meeting-ruled");
}

function subjectOf(id: MeetingId) {
  return { type: "meeting", id };
}
