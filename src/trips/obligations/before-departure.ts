import type { DateOn } from "../../kernel/index.ts";
import {
  agendaDeadline,
  type Committee,
  committeeNameOn,
  holdsOn,
  type Profile,
  settingOn,
  sittingInPlaceOf,
} from "../../profile/index.ts";
import { approvalSteps } from "../approval.ts";
import { committeeOf } from "../next-asked.ts";
import type { TripStatus } from "../trip.ts";
import { changesSinceApproval, changeWord } from "./needs-new-ruling.ts";
import { type Duty, ownScope, type TripOwing } from "./owing.ts";

/** What is on no agenda: what a committee passed on or a member had suspended waits to be put on the next one's. */
const notSubmitted: readonly TripStatus[] = ["draft", "sent-back", "postponed", "recommended", "suspended"];

/** Whether the rule that a journey is requested before it is made held when the trip left; its source, or `null`. */
function requestRule(profile: Profile, startOn: DateOn): string | null {
  const rule = settingOn(profile, "legalBasis", startOn);
  return holdsOn(rule, startOn) ? rule.source.text : null;
}

/**
 * The committees that are still to rule, as they sit on the day: whose turn it is where one has had the case already, else
 * those of the order of approval. None where a manager is asked first.
 */
function toRule({ trip, turnOf }: TripOwing, profile: Profile, on: DateOn): readonly Committee[] {
  const sits = (id: string | null) => (id === null ? [] : sittingInPlaceOf(profile, id, on).slice(0, 1));
  if (turnOf !== null) return sits(turnOf);
  const order = approvalSteps(trip, profile, on).map(({ decider }) => decider);
  if (order[0]?.by === "manager") return [];
  return order.flatMap((one) => sits(committeeOf(one, trip, profile)));
}

/** When the last agenda closes that a case can be on and be ruled before departure, and how far that is known. */
interface LastAgenda {
  readonly dueOn: DateOn;
  /** `noted`: of a meeting in the calendar. `reckoned`: back from the departure, for its calendar does not reach so far. */
  readonly by: "noted" | "reckoned";
  /** Where it is reckoned, the day the last agenda closes that the calendar knows of. */
  readonly knownOn?: DateOn;
}

/** The earliest of those who are still to rule: after that day one of them can only be asked too late. */
function lastAgenda(owing: TripOwing, startOn: DateOn, profile: Profile): LastAgenda {
  const all = toRule(owing, profile, startOn).map((one) => lastAgendaOf(one, owing, startOn, profile));
  const [first = { dueOn: startOn, by: "reckoned" as const }] = all.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return first;
}

/**
 * Of the last meeting before departure where the calendar reaches beyond it, or where that meeting is so near it that no
 * other agenda can close in between; else reckoned back from the departure itself: the next meetings are only not listed
 * yet, and to note one makes nothing late. Where the profile has no such limit, the departure.
 */
function lastAgendaOf(committee: Committee, { meetings }: TripOwing, startOn: DateOn, profile: Profile): LastAgenda {
  const own = meetings.filter((one) => one.committeeId === committee.id);
  const last = own.findLast((one) => one.meetsOn <= startOn);
  const reckoned = agendaDeadline(profile, committee, startOn) ?? startOn;
  if (!last) return { dueOn: reckoned, by: "reckoned" };
  const closesOn = last.agendaClosesOn ?? agendaDeadline(profile, committee, last.meetsOn) ?? last.meetsOn;
  if (!(own.some((one) => one.meetsOn > startOn) || last.meetsOn >= reckoned))
    return { dueOn: reckoned, by: "reckoned", knownOn: closesOn };
  return { dueOn: closesOn, by: "noted" };
}

/** The last agenda in the words of the texts: how its day is known, and whether it has passed. */
function agendaWords(owing: TripOwing, startOn: DateOn, profile: Profile, today: DateOn) {
  const last = lastAgenda(owing, startOn, profile);
  const { dueOn, knownOn } = last;
  const known = knownOn !== undefined && knownOn >= today ? { knownOn } : {};
  // Of a journey that has left no meeting is still to be listed.
  const reckoned = last.by === "reckoned" && today >= startOn ? "left" : last.by;
  const byManager = owing.turnOf === null && approvalSteps(owing.trip, profile, startOn)[0]?.decider.by === "manager";
  return { dueOn, by: byManager ? "manager" : reckoned, closes: today > dueOn ? "past" : "ahead", ...known };
}

/** By name whose turn it is, where a committee has had the case already. */
function nextInWords({ turnOf }: TripOwing, profile: Profile, on: DateOn): { to?: string } {
  const [next] = turnOf === null ? [] : sittingInPlaceOf(profile, turnOf, on);
  const to = next && (committeeNameOn(next, on) ?? next.names.at(-1))?.name;
  return to === undefined ? {} : { to };
}

/** Elected members' travel is paid only when they were requested to go (kommunestyrelsesloven §16 stk. 1 and 10): submit in time. */
export const requestSubmission: Duty = (owing, profile, today) => {
  const { trip } = owing;
  if (trip.startOn === null || trip.kind === null || !notSubmitted.includes(trip.status)) return null;
  const source = requestRule(profile, trip.startOn);
  if (source === null || owing.submissions.some((one) => one.about === "request")) return null;
  const owedBy = { role: "coordinator", scope: ownScope(trip) };
  const to = nextInWords(owing, profile, trip.startOn);
  const sentOn = changeUnderWay(owing, trip.startOn);
  if (sentOn !== null)
    return {
      ...{ rule: "request-submission", owedBy, dueOn: sentOn, source },
      params: { startOn: trip.startOn, dueOn: sentOn, by: "change", closes: "past", ...to },
    };
  const { dueOn, ...words } = agendaWords(owing, trip.startOn, profile, today);
  return {
    rule: "request-submission",
    owedBy,
    dueOn,
    source,
    params: { startOn: trip.startOn, dueOn, ...words, ...to },
  };
};

/** When a change of what is approved was last sent, where that was after the departure: it is not late since then. */
function changeUnderWay({ trip, changeSentOn }: TripOwing, startOn: DateOn): DateOn | null {
  return trip.approved !== null && changeSentOn !== null && changeSentOn > startOn ? changeSentOn : null;
}

/** A submitted request is ruled before departure: by the manager of a staff visit, else entered by the secretary. */
export const requestRuling: Duty = (owing, profile) => {
  const { trip, submissions } = owing;
  const asked = submissions.find((one) => one.about === "request");
  if (trip.startOn === null || !(asked || trip.status === "submitted")) return null;
  const source = requestRule(profile, trip.startOn);
  if (source === null) return null;
  const byManager = approvalSteps(trip, profile, trip.startOn)[0]?.decider.by === "manager" && !asked;
  const owedBy = byManager
    ? { role: "manager", scope: trip.unitId && `unit:${trip.unitId}` }
    : { role: "secretary", scope: asked ? `committee:${asked.committeeId}` : ownScope(trip) };
  const rule = byManager ? "staff-visit-answer" : "request-ruling";
  // A change may be sent under way: it is due the day it is sent.
  const sentOn = changeUnderWay(owing, trip.startOn);
  const dueOn = sentOn ?? trip.startOn;
  const change = sentOn !== null ? "sent" : trip.approved === null ? "none" : "ahead";
  return { rule, owedBy, dueOn, source, params: { startOn: trip.startOn, dueOn, change } };
};

/** A changed traveller, a budget above the approved one, and what else `changesSinceApproval` finds is a new submission. */
export const newRuling: Duty = (owing, profile, today) => {
  const { trip } = owing;
  if (trip.status !== "approved" || trip.startOn === null) return null;
  const changes = changesSinceApproval(trip, profile);
  const source = requestRule(profile, trip.startOn);
  if (changes.length === 0 || source === null) return null;
  const owedBy = { role: "coordinator", scope: ownScope(trip) };
  const { dueOn, ...words } = agendaWords(owing, trip.startOn, profile, today);
  return { rule: "new-ruling", owedBy, dueOn, source, params: { what: changeWord(changes), dueOn, ...words } };
};
