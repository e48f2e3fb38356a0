import { isDeepStrictEqual } from "node:util";
import type { Profile } from "../../profile/index.ts";
import { approvalSteps } from "../approval.ts";
import { type BudgetLine, budgetTotal, electedCount, type Plan } from "../plan.ts";
import type { Trip } from "../trip.ts";

export type ChangeSinceApproval = "travellers" | "budget" | "ramme" | "order";

/**
 * What has changed since a trip was approved that asks for a new ruling: another traveller, or a budget above the approved
 * one (product.md, Trip); another *ramme* to pay from, since a ruling draws on one owner's of one year; somebody who must
 * rule now and was not asked, where days or kind bring another limit or order. Other days alone ask for none
 * (docs/decisions/0024). Empty for a trip that is not approved, and for one that only became smaller.
 */
export function changesSinceApproval(trip: Trip, profile: Profile): ChangeSinceApproval[] {
  const { plan, approved } = trip;
  if (approved === null) return [];
  const before = { ...plan, participants: approved.participants, budget: approved.budget };
  const changes: ChangeSinceApproval[] = [
    ...(isDeepStrictEqual(travellers(plan), travellers(before)) ? [] : (["travellers"] as const)),
    ...(budgetRose(before, plan) ? (["budget"] as const) : []),
    ...(paysFrom(trip) === paysFrom({ ...trip, ...trip.publicPlan }) ? [] : (["ramme"] as const)),
  ];
  return changes.length === 0 && asksOthers(trip, profile) ? ["order"] : changes;
}

/** Whether a trip must be ruled on again before it can go as it is planned now. One predicate for the desk and for submitting. */
export function needsNewRuling(trip: Trip, profile: Profile): boolean {
  return changesSinceApproval(trip, profile).length > 0;
}

/** The changes in one word of the texts. */
export function changeWord(changes: readonly ChangeSinceApproval[]): string {
  const [only] = changes;
  return changes.length === 1 && only ? only : changes.includes("ramme") ? "several" : "both";
}

/** Whose *ramme* a trip is paid from, and of which year. Days that are not known draw on none. */
function paysFrom({ committeeId, unitId, startOn }: Pick<Trip, "committeeId" | "unitId" | "startOn">): string {
  return `${committeeId ?? unitId ?? ""} ${startOn?.slice(0, 4) ?? ""}`;
}

/** Whether somebody must rule on a trip as it is now who was not in the order it was approved by. The council settles everything. */
function asksOthers(trip: Trip, profile: Profile): boolean {
  const { approved, publicPlan } = trip;
  if (approved === null || publicPlan === null) return false;
  const deciders = (one: Trip) => approvalSteps(one, profile, approved.on).map(({ decider }) => decider);
  const asked = deciders({ ...trip, ...publicPlan });
  if (asked.some(({ by }) => by === "council")) return false;
  return deciders(trip).some((one) => one.by !== "manager" && !asked.some((other) => isDeepStrictEqual(one, other)));
}

/** Who travels at the municipality's cost, whatever the order they are written in; an unpaid companion is not its business. */
function travellers({ participants, ...plan }: Plan) {
  const { elected, staff, assistants, others, companions, total } = participants;
  return {
    elected: { count: electedCount({ ...plan, participants }), names: elected.named.map((one) => one.name).toSorted() },
    groups: [
      ...staff.map((one) => `staff ${one.unit} ${one.count}`),
      ...assistants.map((one) => `${one.role} ${one.count}`),
      ...others.map((one) => `other ${one.group} ${one.count}`),
      ...companions.filter((one) => one.paid).map((one) => `paid companion ${one.name}`),
    ].toSorted(),
    total,
  };
}

/**
 * Above what was approved; in another currency nothing can be held against it, so it must be looked at again, and so must a
 * line that has no sure amount and did not stand there.
 */
function budgetRose(before: Plan, after: Plan): boolean {
  const [old, young] = [budgetTotal(before), budgetTotal(after)];
  const stood = (before.budget?.lines ?? []).filter(isOpen);
  const opened = (after.budget?.lines ?? []).filter(isOpen);
  if (opened.some((one) => !stood.some((other) => isDeepStrictEqual(one, other)))) return true;
  if (young === null) return false;
  return old === null || before.budget?.currency !== after.budget?.currency || young > old;
}

function isOpen({ amount, amountText }: BudgetLine): boolean {
  return amount === null || amountText !== null;
}
