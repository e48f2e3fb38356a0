import { decimalOf } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { changesSinceApproval } from "../obligations/needs-new-ruling.ts";
import { paysOtherwise } from "../payers-changed.ts";
import { budgetTotal } from "../plan.ts";
import type { AskedChange, PublicPlan, Trip } from "../trip.ts";

/**
 * What is asked for of a trip that was approved before; `null` where nothing was, so that the trip itself is asked for. By its
 * kinds, its days and the budget's sums alone: it is kept, and told with the ruling.
 */
export function askedChange(trip: Trip, profile: Profile): AskedChange | null {
  const { approved, plan } = trip;
  if (approved === null) return null;
  const [from, to] = [budgetTotal({ ...plan, budget: approved.budget }), budgetTotal(plan)];
  const currency = plan.budget?.currency ?? null;
  const isSameCurrency = currency !== null && approved.budget?.currency === currency;
  const budget =
    isSameCurrency && from !== null && to !== null && from !== to
      ? { currency, from: decimalOf(from), to: decimalOf(to) }
      : null;
  const days = otherDays(trip);
  const needed = changesSinceApproval(trip, profile);
  // Where it is other days that lead to another year's *ramme*, the days are what was asked for.
  const what = days !== null && isPaidBySame(trip) ? needed.filter((one) => one !== "ramme") : needed;
  const funding = isPaidOtherwise(trip, profile) ? (["funding"] as const) : [];
  return { what: [...(days === null ? [] : (["dates"] as const)), ...what, ...funding], budget, days };
}

/** Whether who pays is to be otherwise than approved, by other than the company's gift that needs a ruling of its own. */
export function isPaidOtherwise(trip: Trip, profile: Profile): boolean {
  const { approved, publicPlan } = trip;
  if (approved === null || publicPlan === null) return false;
  return paysOtherwise(approved, publicPlan, trip, {
    companies: !changesSinceApproval(trip, profile).includes("gift"),
    home: profile.currency,
  });
}

function otherDays({ publicPlan, startOn, endOn }: Trip): NonNullable<AskedChange["days"]> | null {
  if (publicPlan === null || (publicPlan.startOn === startOn && publicPlan.endOn === endOn)) return null;
  return { from: { startOn: publicPlan.startOn, endOn: publicPlan.endOn }, to: { startOn, endOn } };
}

function isPaidBySame({ publicPlan, ...trip }: Trip): boolean {
  const payer = ({ committeeId, unitId }: Pick<PublicPlan, "committeeId" | "unitId">) => committeeId ?? unitId;
  return publicPlan !== null && payer(trip) === payer(publicPlan);
}
