import { deadlineStatus, type Meeting, type Submission } from "../decisions/index.ts";
import type { DateOn } from "../kernel/index.ts";
import { committeesOn, type Profile } from "../profile/index.ts";
import { isByManager, notReady, type Trip, type TripId, titleOf, tripPath } from "../trips/index.ts";
import type { Link } from "../web/index.ts";

/** A committee's next meeting: when its agenda closes, how much is on it, and what is not ready. */
export interface NextAgenda {
  readonly committee: string;
  readonly meeting: Meeting;
  /** When its agenda closes or did, as a status. */
  readonly deadline: string;
  readonly cases: number;
  /** How many more were on it and are ruled on already. */
  readonly ruled: number;
  /** What on it still lacks something, each with what. */
  readonly lacking: readonly (Link & { readonly missing: readonly string[] })[];
  /** The committee's trips that are being planned and are on no agenda yet. */
  readonly coming: readonly Link[];
}

export interface AgendasOf {
  readonly profile: Profile;
  readonly today: DateOn;
  /** Meetings from today on, the nearest first. */
  readonly meetings: readonly Meeting[];
  /** What waits for a ruling. */
  readonly submissions: readonly Submission[];
  /** What was ruled on at those meetings. */
  readonly ruled: readonly Submission[];
  /** The trips that are on some agenda. */
  readonly onAgenda: readonly Trip[];
  /** Trips that wait for the desk. */
  readonly waiting: readonly Trip[];
  /** Whose turn it is, of those that one committee passed on or that are the council's alone. */
  readonly turns: ReadonlyMap<TripId, string | null>;
  /** The committees one keeps agendas for; `null` for every one. */
  readonly only: readonly string[] | null;
}

/** The next agenda of each committee that has a meeting to come, the one that closes first on top. */
export function nextAgendas(of: AgendasOf): readonly NextAgenda[] {
  const agendas = kept(of).flatMap(({ id, name }) => {
    const own = of.meetings.filter((one) => one.committeeId === id);
    const meeting = own.find((one) => !isHeld(of, one)) ?? own[0];
    return meeting ? [agendaOf(of, name, meeting)] : [];
  });
  return agendas.toSorted((a, b) => (closing(a) < closing(b) ? -1 : closing(a) > closing(b) ? 1 : 0));
}

/** Whether all that a meeting had before it is ruled on: it was held, and its agenda is nobody's next. */
function isHeld({ submissions, ruled }: AgendasOf, { id }: Meeting): boolean {
  return ruled.some((one) => one.meetingId === id) && !submissions.some((one) => one.meetingId === id);
}

/** Committees that no meeting to come is listed for. */
export function withoutMeeting(of: AgendasOf): readonly string[] {
  return kept(of)
    .filter(({ id }) => !of.meetings.some((one) => one.committeeId === id))
    .map((one) => one.name);
}

function kept({ profile, today, only }: AgendasOf) {
  return committeesOn(profile, today)
    .map(({ committee, name }) => ({ id: committee.id, name: name.name }))
    .filter(({ id }) => only === null || only.includes(id));
}

function closing({ meeting }: NextAgenda): DateOn {
  return meeting.agendaClosesOn ?? meeting.meetsOn;
}

function agendaOf(of: AgendasOf, committee: string, meeting: Meeting): NextAgenda {
  const { profile, today, submissions, onAgenda, waiting } = of;
  const cases = submissions.filter((one) => one.meetingId === meeting.id);
  const lacking = cases.flatMap(({ subject, about }) => {
    const trip = onAgenda.find((one) => one.id === (subject.id as TripId));
    const missing = trip ? notReady(trip, about, profile) : [];
    return trip && missing.length > 0 ? [{ ...linkTo(trip), missing }] : [];
  });
  const coming = waiting.filter(
    (trip) =>
      !isHeld(of, meeting) &&
      (of.turns.get(trip.id) ?? trip.committeeId) === meeting.committeeId &&
      ["draft", "sent-back", "postponed", "recommended", "suspended"].includes(trip.status) &&
      (of.turns.has(trip.id) || !isByManager(trip, profile, today)) &&
      !submissions.some(({ subject }) => subject.id === trip.id),
  );
  return {
    committee,
    meeting,
    deadline: deadlineStatus(meeting, today),
    cases: cases.length,
    ruled: of.ruled.filter((one) => one.meetingId === meeting.id).length,
    lacking,
    coming: coming.map(linkTo),
  };
}

function linkTo(trip: Trip): Link {
  return { href: tripPath(trip), text: titleOf(trip) };
}
