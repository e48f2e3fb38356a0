import { isDeepStrictEqual } from "node:util";
import { type BudgetLine, budgetTotal, electedCount, type Plan } from "../plan.ts";
import type { Trip } from "../trip.ts";

export type ChangeSinceApproval = "travellers" | "budget";

/**
 * What has changed since a trip was approved that asks for a new ruling: another traveller, or a budget above the approved
 * one (product.md, Trip). Empty for a trip that is not approved, and for one that only became smaller.
 */
export function changesSinceApproval({ plan, approved }: Pick<Trip, "plan" | "approved">): ChangeSinceApproval[] {
  if (approved === null) return [];
  const before = { ...plan, participants: approved.participants, budget: approved.budget };
  return [
    ...(isDeepStrictEqual(travellers(plan), travellers(before)) ? [] : (["travellers"] as const)),
    ...(budgetRose(before, plan) ? (["budget"] as const) : []),
  ];
}

/** Whether a trip must be ruled on again before it can go as it is planned now. One predicate for the desk and for submitting. */
export function needsNewRuling(trip: Pick<Trip, "plan" | "approved">): boolean {
  return changesSinceApproval(trip).length > 0;
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
