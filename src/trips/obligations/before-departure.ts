import type { DateOn } from "../../kernel/index.ts";
import {
  agendaDeadline,
  type Committee,
  committeeById,
  committeesOn,
  holdsOn,
  type Profile,
  settingOn,
  sittingInPlaceOf,
} from "../../profile/index.ts";
import { approvalSteps } from "../approval.ts";
import type { Trip, TripStatus } from "../trip.ts";
import { changesSinceApproval, changeWord } from "./needs-new-ruling.ts";
import { type Duty, ownScope, type TripOwing } from "./owing.ts";

const notSubmitted: readonly TripStatus[] = ["draft", "sent-back", "postponed", "recommended"];
const beforeRuling: readonly TripStatus[] = ["submitted", "suspended"];

/** Whether the rule that a journey is requested before it is made held when the trip left; its source, or `null`. */
function requestRule(profile: Profile, startOn: DateOn): string | null {
  const rule = settingOn(profile, "legalBasis", startOn);
  return holdsOn(rule, startOn) ? rule.source.text : null;
}

/** The committee that rules first, as it sits on the day; `null` where a manager does or nobody is known. */
function firstCommittee(trip: Trip, profile: Profile, on: DateOn): Committee | null {
  const decider = approvalSteps(trip, profile, on)[0]?.decider;
  if (!decider || decider.by === "manager") return null;
  if (decider.by === "named") return committeeById(profile, decider.committee);
  if (decider.by === "committee")
    return trip.committeeId ? (sittingInPlaceOf(profile, trip.committeeId, on)[0] ?? null) : null;
  return committeesOn(profile, on).find(({ committee }) => committee.kind === decider.by)?.committee ?? null;
}

/** When the last agenda closes that a request can be on and be ruled before departure, and how far that is known. */
interface LastAgenda {
  readonly dueOn: DateOn;
  /** `noted`: of a meeting in the calendar. `reckoned`: back from the departure, for its calendar does not reach so far. */
  readonly by: "noted" | "reckoned";
}

/**
 * Of the last meeting before departure where the calendar reaches beyond it, or where that meeting is so near it that no
 * other agenda can close in between; else reckoned back from the departure itself: the next meetings are only not listed
 * yet, and to note one makes nothing late. Where the profile has no such limit, the departure.
 */
function lastAgenda({ trip, meetings }: TripOwing, startOn: DateOn, profile: Profile): LastAgenda {
  const committee = firstCommittee(trip, profile, startOn);
  if (!committee) return { dueOn: startOn, by: "reckoned" };
  const own = meetings.filter((one) => one.committeeId === committee.id);
  const last = own.findLast((one) => one.meetsOn <= startOn);
  const reckoned = agendaDeadline(profile, committee, startOn) ?? startOn;
  if (!last || !(own.some((one) => one.meetsOn > startOn) || last.meetsOn >= reckoned))
    return { dueOn: reckoned, by: "reckoned" };
  const closesOn = last.agendaClosesOn ?? agendaDeadline(profile, committee, last.meetsOn) ?? last.meetsOn;
  return { dueOn: closesOn, by: "noted" };
}

/** Elected members' travel is paid only when they were requested to go (kommunestyrelsesloven §16 stk. 1 and 10): submit in time. */
export const requestSubmission: Duty = (owing, profile, today) => {
  const { trip } = owing;
  if (trip.startOn === null || trip.kind === null || !notSubmitted.includes(trip.status)) return null;
  const source = requestRule(profile, trip.startOn);
  if (source === null || owing.submissions.some((one) => one.about === "request")) return null;
  const owedBy = { role: "coordinator", scope: ownScope(trip) };
  const sentOn = changeUnderWay(owing, trip.startOn);
  if (sentOn !== null)
    return {
      ...{ rule: "request-submission", owedBy, dueOn: sentOn, source },
      params: { startOn: trip.startOn, dueOn: sentOn, by: "change", closes: "past" },
    };
  const last = lastAgenda(owing, trip.startOn, profile);
  const { dueOn } = last;
  // Of a journey that has left no meeting is still to be listed.
  const reckoned = last.by === "reckoned" && today >= trip.startOn ? "left" : last.by;
  const by = approvalSteps(trip, profile, trip.startOn)[0]?.decider.by === "manager" ? "manager" : reckoned;
  const closes = today > dueOn ? "past" : "ahead";
  return { rule: "request-submission", owedBy, dueOn, source, params: { startOn: trip.startOn, dueOn, by, closes } };
};

/** When a change of what is approved was last sent, where that was after the departure: it is not late since then. */
function changeUnderWay({ trip, changeSentOn }: TripOwing, startOn: DateOn): DateOn | null {
  return trip.approved !== null && changeSentOn !== null && changeSentOn > startOn ? changeSentOn : null;
}

/** A submitted request is ruled before departure: by the manager of a staff visit, else entered by the secretary. */
export const requestRuling: Duty = (owing, profile) => {
  const { trip, submissions } = owing;
  const asked = submissions.find((one) => one.about === "request");
  if (trip.startOn === null || !(asked || beforeRuling.includes(trip.status))) return null;
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
export const newRuling: Duty = ({ trip }, profile) => {
  if (trip.status !== "approved" || trip.startOn === null) return null;
  const changes = changesSinceApproval(trip, profile);
  const source = requestRule(profile, trip.startOn);
  if (changes.length === 0 || source === null) return null;
  const owedBy = { role: "coordinator", scope: ownScope(trip) };
  return { rule: "new-ruling", owedBy, dueOn: trip.startOn, source, params: { what: changeWord(changes) } };
};
