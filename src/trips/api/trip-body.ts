import type { Work } from "../../identity/index.ts";
import { daysCounted, decimalOf } from "../../kernel/index.ts";
import { committeeById } from "../../profile/index.ts";
import type { Answer } from "../../web/index.ts";
import { isAfterStart } from "../after-start.ts";
import { approvalSteps, budgetPerParticipant } from "../approval.ts";
import { reckonCo2 } from "../co2.ts";
import { hoursByClass } from "../hours.ts";
import { readsPrivate, readsReport } from "../may-read.ts";
import { legalBasisOf, missingForSubmission } from "../missing.ts";
import { budgetTotal, type Plan, participantCount, withAmounts } from "../plan.ts";
import { co2Shown } from "../trip.public.ts";
import type { Trip } from "../trip.ts";
import type { tripItem } from "./trip-answer.ts";

type Item = Answer<typeof tripItem>;
type Told = NonNullable<Item["publicPlan"]>["plan"];
type Reading = Pick<Work, "who" | "today" | "municipality">;

/**
 * A trip as a list of the API holds it: the field names of the public schema, and what the desk needs beside them; as much of
 * it as the reader would find at the desk.
 */
export function tripBody(trip: Trip, { who, today, municipality }: Reading): Item {
  const { profile } = municipality;
  const {
    plan: whole,
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
    report,
    ...rest
  } = trip;
  const all = readsPrivate(who, trip);
  const plan = all ? whole : withoutPrivate(whole);
  const total = budgetTotal(whole);
  const each = budgetPerParticipant(trip);
  const committee = committeeId === null ? null : committeeById(profile, committeeId);
  const unit = profile.units.find((one) => one.id === unitId);
  return {
    ...rest,
    ...plan,
    legalBasisInForce: legalBasisOf(trip, profile, today),
    funding: withAmounts(plan.funding),
    report: readsReport(who, trip) ? report : null,
    approved: approved && {
      ...approved,
      // By the days that are public now, as its ruling is shown late.
      late: isAfterStart(approved.on, { startOn, ...publicPlan }),
      participants: all ? approved.participants : withoutCompanions(approved.participants),
      budget: budgetTold(approved.budget),
      ...(approved.gifts && { gifts: withAmounts(approved.gifts) }),
    },
    publicPlan: publicPlan && {
      ...publicPlan,
      plan: planTold(all ? publicPlan.plan : withoutPrivate(publicPlan.plan)),
    },
    translations: plan.translations ?? {},
    startOn,
    endOn,
    days: startOn && endOn ? daysCounted(startOn, endOn) : null,
    hoursByClass: hoursByClass(whole),
    committee: committee && { id: committee.id, name: committee.names.at(-1)?.name ?? committee.id },
    unit: unit ? { id: unit.id, name: unit.name } : null,
    participants: { ...plan.participants, total: participantCount(whole) },
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

/** A plan without who comes along privately, and without a private host's name, home and heading. */
function withoutPrivate(plan: Plan): Told {
  return {
    ...plan,
    participants: withoutCompanions(plan.participants),
    programme: plan.programme.map((one) => (one.privateHost ? { ...one, place: null, host: null, title: null } : one)),
  };
}

function withoutCompanions(participants: Plan["participants"]): Told["participants"] {
  return { ...participants, companions: null };
}

function planTold(plan: Told): Told {
  return { ...plan, funding: withAmounts(plan.funding), budget: budgetTold(plan.budget) };
}

function budgetTold(budget: Told["budget"]): Told["budget"] {
  return budget && { ...budget, lines: withAmounts(budget.lines) };
}
