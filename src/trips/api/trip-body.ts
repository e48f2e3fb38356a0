import { decimalOf, hundredthsOf } from "../../kernel/index.ts";
import { committeeById, type Profile } from "../../profile/index.ts";
import { approvalSteps, budgetPerParticipant } from "../approval.ts";
import { reckonCo2 } from "../co2.ts";
import { missingForSubmission } from "../missing.ts";
import { budgetTotal, participantCount } from "../plan.ts";
import { co2Shown } from "../trip.public.ts";
import type { Trip } from "../trip.ts";

/** A trip as the API answers it: the field names of the public schema, and what the desk needs beside them. */
export function tripBody(trip: Trip, profile: Profile, today: NonNullable<Trip["startOn"]>): object {
  const { plan, committeeId, unitId, createdAt, createdBy: _, endedUnsent: __, updatedAt, ...rest } = trip;
  const total = budgetTotal(plan);
  const each = budgetPerParticipant(trip);
  const committee = committeeId === null ? null : committeeById(profile, committeeId);
  return {
    ...rest,
    ...plan,
    committee: committee && { id: committee.id, name: committee.names.at(-1)?.name ?? committee.id },
    unit: profile.units.find((one) => one.id === unitId) ?? null,
    participants: { ...plan.participants, total: participantCount(plan) },
    budget: plan.budget && {
      ...plan.budget,
      lines: plan.budget.lines.map((line) => ({
        ...line,
        amount: line.amount && decimalOf(hundredthsOf(line.amount) ?? 0n),
      })),
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
