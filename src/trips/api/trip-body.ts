import { type DateOn, daysCounted, decimalOf } from "../../kernel/index.ts";
import { committeeById, type Profile } from "../../profile/index.ts";
import type { Answer } from "../../web/index.ts";
import { approvalSteps, budgetPerParticipant } from "../approval.ts";
import { reckonCo2 } from "../co2.ts";
import { hoursByClass } from "../hours.ts";
import { missingForSubmission } from "../missing.ts";
import { budgetTotal, type Plan, participantCount, withAmounts } from "../plan.ts";
import { co2Shown } from "../trip.public.ts";
import type { Trip } from "../trip.ts";
import type { tripItem } from "./trip-answer.ts";

/** A trip as a list of the API holds it: the field names of the public schema, and what the desk needs beside them. */
export function tripBody(trip: Trip, profile: Profile, today: DateOn): Answer<typeof tripItem> {
  const {
    plan,
    committeeId,
    unitId,
    createdAt,
    createdBy: _,
    hands: __,
    updatedAt,
    startOn,
    endOn,
    approved,
    publicPlan,
    ...rest
  } = trip;
  const total = budgetTotal(plan);
  const each = budgetPerParticipant(trip);
  const committee = committeeId === null ? null : committeeById(profile, committeeId);
  const unit = profile.units.find((one) => one.id === unitId);
  return {
    ...rest,
    ...plan,
    funding: withAmounts(plan.funding),
    approved: approved && { ...approved, budget: budgetTold(approved.budget) },
    publicPlan: publicPlan && { ...publicPlan, plan: planTold(publicPlan.plan) },
    translations: plan.translations ?? {},
    startOn,
    endOn,
    days: startOn && endOn ? daysCounted(startOn, endOn) : null,
    hoursByClass: hoursByClass(plan.programme),
    committee: committee && { id: committee.id, name: committee.names.at(-1)?.name ?? committee.id },
    unit: unit ? { id: unit.id, name: unit.name } : null,
    participants: { ...plan.participants, total: participantCount(plan) },
    budget: plan.budget && {
      ...plan.budget,
      lines: withAmounts(plan.budget.lines),
      total: total === null ? null : decimalOf(total),
      perParticipant: each === null ? null : decimalOf(each),
    },
    co2: co2Shown(reckonCo2(trip, profile, today)),
    missing: missingForSubmission(trip, profile).map((one) => ({ code: one.fault, path: one.path })),
    approval: approvalSteps(trip, profile, today).map(({ decider, reason }) => ({ ...decider, ...reason })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function planTold(plan: Plan): Plan {
  return { ...plan, funding: withAmounts(plan.funding), budget: budgetTold(plan.budget) };
}

function budgetTold(budget: Plan["budget"]): Plan["budget"] {
  return budget && { ...budget, lines: withAmounts(budget.lines) };
}
