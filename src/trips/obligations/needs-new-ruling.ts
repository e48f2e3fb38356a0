import { isDeepStrictEqual } from "node:util";
import { foldName } from "../../places/index.ts";
import type { Profile } from "../../profile/index.ts";
import { approvalSteps } from "../approval.ts";
import { legalBasisOf } from "../missing.ts";
import { giftsApproved, giftsNow, isMore } from "../paid-parts.ts";
import { type BudgetLine, budgetTotal, electedCount, type Plan } from "../plan.ts";
import type { Approved, ChangeSinceApproval, NamedPlace, PublicPlan, Trip } from "../trip.ts";

/**
 * What has changed since a trip was approved that asks for a new ruling: another traveller, or a budget above the approved
 * one (product.md, Trip); a place that it did not name, a company's payment that is new, higher or in another currency, another kind or legal basis,
 * since those are what a request names (kommunestyrelsesloven §16 stk. 1) and a gift needs its basis; another *ramme* to pay from, since a ruling draws on one owner's of one year; somebody who must
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
    ...(goesElsewhere(trip, approved) ? (["place"] as const) : []),
    ...(isGivenMore(trip, approved, profile.currency) ? (["gift"] as const) : []),
    ...(otherMatter(trip, profile) ?? []),
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
  if (changes.length === 1 && only) return only;
  if (changes.includes("ramme")) return "several";
  return changes.every((one) => one === "travellers" || one === "budget") ? "both" : "many";
}

/** Whether it goes to a town or a country that was not named. Another spelling is the same place, and so is a country filled in. */
function goesElsewhere(trip: Trip, approved: Approved): boolean {
  // Of what was approved before it was kept, what the public reads.
  const named = approved.destinations ?? trip.publicPlan?.plan.destinations ?? null;
  const isSame = (one: NamedPlace, other: NamedPlace) =>
    foldName(one.place) === foldName(other.place) && (other.country === null || one.country === other.country);
  return named !== null && trip.plan.destinations.some((one) => !named.some((other) => isSame(one, other)));
}

/** Whether a company pays that was not named, or one pays more; of an amount that was not stated nothing was approved. */
function isGivenMore(trip: Trip, approved: Approved, home: string): boolean {
  const stood = giftsApproved(approved, trip.publicPlan, home);
  return stood !== null && [...giftsNow(trip, home)].some(([giver, part]) => isMore(part, stood.get(giver) ?? null));
}

/** Another kind or direction, else another legal basis than the public reads; `null` where nothing of it is public. */
function otherMatter(trip: Trip, profile: Profile): readonly ChangeSinceApproval[] | null {
  const { approved, publicPlan } = trip;
  if (approved === null || publicPlan === null) return null;
  const isOther = trip.kind !== (approved.kind ?? publicPlan.kind) || trip.direction !== publicPlan.direction;
  if (isOther) return ["kind"];
  // By the day it was approved for: other days alone are no other basis.
  const basis = ({ plan }: PublicPlan) => legalBasisOf({ ...publicPlan, plan }, profile, approved.on);
  return basis(trip) === basis(publicPlan) ? null : ["basis"];
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
