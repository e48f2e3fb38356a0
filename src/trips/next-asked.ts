import type { Ruling } from "../decisions/index.ts";
import type { DateOn } from "../kernel/index.ts";
import { committeeById, type Decider, type Profile, sittingInPlaceOf } from "../profile/index.ts";
import { approvalSteps, reportCommittees } from "./approval.ts";
import { suspensionOf } from "./suspension.ts";
import type { Trip } from "./trip.ts";

/**
 * The committee whose turn it is: the first in the order of approval that has not sent the request onwards. A recommended
 * trip is never asked of the one who recommended it; where the order has nobody left, it goes to the council, as what a
 * member had suspended does at once (kommunestyrelsesloven § 23). What was postponed is still the turn of whoever did so.
 */
export function nextAsked(trip: Trip, profile: Profile, today: DateOn, rulings: readonly Ruling[]): string | null {
  const order = approvalSteps(trip, profile, today).map(({ decider }) => committeeOf(decider, trip, profile));
  if (isSuspended(profile, rulings)) return councilOf(profile);
  if (trip.status === "postponed") return postponedBy(order, profile, rulings) ?? firstOf(order, trip);
  if (trip.status !== "recommended") return firstOf(order, trip);
  return leftOf(order, rulings) ?? councilOf(profile);
}

/** The committee whose turn it is to settle a report: the trip's own, or the council where a member had it suspended. */
export function nextForReport(trip: Trip, profile: Profile, today: DateOn, rulings: readonly Ruling[]): string | null {
  if (suspensionOf(rulings, "report", profile)) return councilOf(profile);
  return reportCommittees(trip, profile, today)[0] ?? null;
}

function councilOf(profile: Profile): string | null {
  return profile.committees.find((one) => one.kind === "council")?.id ?? null;
}

/** Whether a request is the council's alone, since a member had a ruling on it suspended. */
export function isSuspended(profile: Profile, rulings: readonly Ruling[]): boolean {
  return suspensionOf(rulings, "request", profile) !== null;
}

function firstOf(order: readonly (string | null)[], trip: Trip): string | null {
  return order.find((id) => id !== null) ?? trip.committeeId;
}

/** Who postponed a request last, where it may still be asked; else the first that has not passed it on. */
function postponedBy(order: readonly (string | null)[], profile: Profile, rulings: readonly Ruling[]): string | null {
  const last = rulings.findLast(({ ruling, submission }) => submission.about === "request" && ruling === "postponed");
  const by = last?.submission.committeeId ?? null;
  return by !== null && (order.includes(by) || by === councilOf(profile)) ? by : leftOf(order, rulings);
}

/** The first in the order that has not passed a request on. */
function leftOf(order: readonly (string | null)[], rulings: readonly Ruling[]): string | null {
  const done = rulings
    .filter(({ ruling, submission }) => submission.about === "request" && passesOn.includes(ruling))
    .map(({ submission }) => submission.committeeId);
  return order.find((id) => id !== null && !done.includes(id)) ?? null;
}

/**
 * Whose turn it is instead, where a request is put before a committee that the order of approval does not lead to now; `null`
 * where it does. Whoever has taken a committee's matters over stands in its place, and the council may be asked at any time:
 * it settles everything. What comes back to a committee may be asked of that one again, though others passed it on before.
 */
export function turnOfAnother(
  trip: Trip,
  profile: Profile,
  today: DateOn,
  rulings: readonly Ruling[],
  { committeeId, meetingOn }: { readonly committeeId: string; readonly meetingOn: DateOn },
): string | null {
  const next = nextAsked(trip, profile, today, rulings);
  const order = approvalSteps(trip, profile, today).map(({ decider }) => committeeOf(decider, trip, profile));
  const goesOn = trip.status === "recommended" || isSuspended(profile, rulings);
  const turns = goesOn ? [next] : [next, firstOf(order, trip), leftOf(order, rulings)];
  return next === null || takesTurn(profile, turns, committeeId, meetingOn) ? null : next;
}

/** Whether a committee may be asked where it is one of some committees' turn. */
export function takesTurn(
  profile: Profile,
  turns: readonly (string | null)[],
  committeeId: string,
  on: DateOn,
): boolean {
  if (committeeById(profile, committeeId)?.kind === "council") return true;
  return turns.some((id) => standsFor(profile, id, committeeId, on));
}

/** Whether a committee is the one meant, or has taken its matters over. */
export function standsFor(profile: Profile, meant: string | null, committeeId: string, on: DateOn): boolean {
  return (
    meant !== null &&
    (meant === committeeId || sittingInPlaceOf(profile, meant, on).some((one) => one.id === committeeId))
  );
}

const passesOn: readonly string[] = ["recommended", "approved"];

/** The committee that a step of the order asks; a manager's visit that comes before one lies with the trip's own. */
export function committeeOf(decider: Decider, trip: Trip, profile: Profile): string | null {
  if (decider.by === "manager" || decider.by === "committee") return trip.committeeId;
  if (decider.by === "named") return decider.committee;
  return profile.committees.find((one) => one.kind === decider.by)?.id ?? null;
}
