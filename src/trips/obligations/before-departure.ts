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

/**
 * The last agenda that a request can still be on and be ruled before departure: of the last meeting listed before it, else
 * reckoned back from the departure itself. Where the profile has no such limit, the departure. A meeting that was held is no
 * limit while the calendar does not reach beyond the departure: the next ones are only not listed yet.
 */
function lastAgenda({ trip, meetings }: TripOwing, startOn: DateOn, profile: Profile, today: DateOn): DateOn {
  const committee = firstCommittee(trip, profile, startOn);
  if (!committee) return startOn;
  const own = meetings.filter((one) => one.committeeId === committee.id);
  const last = own.findLast((one) => one.meetsOn <= startOn);
  const isLast = last && (last.meetsOn >= today || own.some((one) => one.meetsOn > startOn));
  if (isLast) return last.agendaClosesOn ?? agendaDeadline(profile, committee, last.meetsOn) ?? last.meetsOn;
  return agendaDeadline(profile, committee, startOn) ?? startOn;
}

/** Elected members' travel is paid only when they were requested to go (kommunestyrelsesloven §16 stk. 1 and 10): submit in time. */
export const requestSubmission: Duty = (owing, profile, today) => {
  const { trip } = owing;
  if (trip.startOn === null || trip.kind === null || !notSubmitted.includes(trip.status)) return null;
  const source = requestRule(profile, trip.startOn);
  if (source === null || owing.submissions.some((one) => one.about === "request")) return null;
  const dueOn = lastAgenda(owing, trip.startOn, profile, today);
  const owedBy = { role: "coordinator", scope: ownScope(trip) };
  const by = approvalSteps(trip, profile, trip.startOn)[0]?.decider.by === "manager" ? "manager" : "committee";
  return { rule: "request-submission", owedBy, dueOn, source, params: { startOn: trip.startOn, dueOn, by } };
};

/** A submitted request is ruled before departure: by the manager of a staff visit, else entered by the secretary. */
export const requestRuling: Duty = ({ trip, submissions }, profile) => {
  const asked = submissions.find((one) => one.about === "request");
  if (trip.startOn === null || !(asked || beforeRuling.includes(trip.status))) return null;
  const source = requestRule(profile, trip.startOn);
  if (source === null) return null;
  const byManager = approvalSteps(trip, profile, trip.startOn)[0]?.decider.by === "manager" && !asked;
  const owedBy = byManager
    ? { role: "manager", scope: trip.unitId && `unit:${trip.unitId}` }
    : { role: "secretary", scope: asked ? `committee:${asked.committeeId}` : ownScope(trip) };
  const rule = byManager ? "staff-visit-answer" : "request-ruling";
  return { rule, owedBy, dueOn: trip.startOn, source, params: { startOn: trip.startOn } };
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
