import { type DateOn, dividedBy } from "../kernel/index.ts";
import {
  type Committee,
  committeeById,
  type Decider,
  limitOn,
  type Profile,
  settingOn,
  sittingInPlaceOf,
} from "../profile/index.ts";
import { besideLimit, costEach } from "./cost-each.ts";
import { legalBasisOf } from "./missing.ts";
import { budgetTotal, participantCount } from "./plan.ts";
import type { Trip } from "./trip.ts";

/** Why somebody beyond the kind's own order must rule. */
export interface ApprovalReason {
  readonly code:
    | "order"
    | "above-council-limit"
    | "above-cap"
    | "above-term-limit"
    | "not-sure"
    | "term-not-sure"
    | "legal-basis";
  /** Where the rule is from, as the profile says. */
  readonly source: string;
}

export interface ApprovalStep {
  readonly decider: Decider;
  readonly reason: ApprovalReason;
}

/** The budget per participant in hundredths of its own currency, as stated; limits are held against `costEach`. */
export function budgetPerParticipant(trip: Trip): bigint | null {
  const [total, people] = [budgetTotal(trip.plan), participantCount(trip.plan)];
  return total === null || !people ? null : dividedBy(total, people);
}

/**
 * Who must approve a trip, in order; the last one settles it. The profile's order for the kind, and the council beside it
 * where the budget per participant passes the profile's limit or cap, or cannot be said for sure (product.md, rule 4), and
 * whoever may request under the trip's legal basis where nobody in the order may (rule 1: litra c needs the council or the
 * economy committee).
 */
export function approvalSteps(trip: Trip, profile: Profile, today: DateOn): readonly ApprovalStep[] {
  if (trip.kind === null) return [];
  const on = trip.startOn ?? today;
  const order = settingOn(profile, "approvalOrder", on);
  const steps: ApprovalStep[] = order.value[trip.kind].map((decider) => ({
    decider,
    reason: { code: "order", source: order.source.text },
  }));
  const council = (code: ApprovalReason["code"], source: string): ApprovalStep => ({
    decider: { by: "council" },
    reason: { code, source },
  });
  const has = (by: Decider["by"]) => steps.some((one) => one.decider.by === by);
  const basis = legalBasisOf(trip, profile, today);
  const may = settingOn(profile, "legalBasis", on);
  if (basis && !steps.some((one) => isIn(may.value.mayRequest[basis], one.decider, trip, profile))) {
    const by = may.value.mayRequest[basis][0] ?? "council";
    steps.push({ decider: { by }, reason: { code: "legal-basis", source: may.source.text } });
  }
  const { share, unsure } = costEach(trip, profile);
  for (const [name, code] of [
    ["councilAbovePerParticipant", "above-council-limit"],
    ["capPerParticipant", "above-cap"],
  ] as const) {
    const limit = limitOn(profile, name, on);
    if (!limit || limit.value === null || has("council")) continue;
    if (unsure) steps.push(council("not-sure", limit.source.text));
    else if (share && besideLimit(limit.value, [share]) > limit.value) steps.push(council(code, limit.source.text));
  }
  return steps;
}

function isIn(
  may: readonly ("committee" | "economy" | "council")[],
  decider: Decider,
  trip: Trip,
  profile: Profile,
): boolean {
  if (decider.by === "manager") return true;
  if (decider.by === "named") return may.includes("committee");
  const own = trip.committeeId ? committeeById(profile, trip.committeeId) : null;
  return (
    may.includes(decider.by) ||
    (decider.by === "committee" && own !== null && own.kind !== "other" && may.some((one) => one === own.kind))
  );
}

/** Whether a committee's approval is the last one needed. The council settles everything. */
export function settlesApproval(trip: Trip, profile: Profile, committee: Committee, on: DateOn): boolean {
  if (committee.kind === "council") return true;
  const last = approvalSteps(trip, profile, on).at(-1);
  return last !== undefined && isDecider(last.decider, trip, profile, committee, on);
}

/**
 * Whose the report of a trip is to settle, beside the council: its own committee, and those that its order of approval names
 * (docs/decisions/0041). By what was approved: what is edited since moves no report. Empty where a unit's trip has none.
 */
export function reportCommittees(trip: Trip, profile: Profile, on: DateOn): readonly string[] {
  const fixed = { ...trip, ...trip.publicPlan };
  const approved = { ...fixed, kind: trip.approved?.kind ?? fixed.kind };
  const named = approvalSteps(approved, profile, on).flatMap(({ decider }) => {
    if (decider.by === "named") return [decider.committee];
    if (decider.by !== "economy") return [];
    return profile.committees.filter((one) => one.kind === "economy").map((one) => one.id);
  });
  return [...(approved.committeeId ? [approved.committeeId] : []), ...named];
}

/** Whether a committee may settle a trip's report; what another says of it is a recommendation. */
export function settlesReportOf(trip: Trip, profile: Profile, committee: Committee, on: DateOn): boolean {
  if (committee.kind === "council") return true;
  const theirs = reportCommittees(trip, profile, on);
  return (
    theirs.length === 0 ||
    theirs.some((id) => id === committee.id || sittingInPlaceOf(profile, id, on).some((one) => one.id === committee.id))
  );
}

/** Whether a committee is the one that a step of the order asks. */
export function isDecider(decider: Decider, trip: Trip, profile: Profile, committee: Committee, on: DateOn): boolean {
  if (decider.by === "economy" || decider.by === "council") return committee.kind === decider.by;
  if (decider.by === "named") return committee.id === decider.committee;
  // Any committee stands above a manager.
  if (decider.by === "manager") return true;
  // Of a trip from before its committee was asked for the council settles it.
  if (trip.committeeId === null) return false;
  if (trip.committeeId === committee.id) return true;
  return sittingInPlaceOf(profile, trip.committeeId, on).some((one) => one.id === committee.id);
}
