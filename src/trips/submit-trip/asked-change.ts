import { decimalOf } from "../../kernel/index.ts";
import type { Profile } from "../../profile/index.ts";
import { changesSinceApproval } from "../obligations/needs-new-ruling.ts";
import { budgetTotal } from "../plan.ts";
import type { AskedChange, Trip } from "../trip.ts";

/**
 * What is asked for of a trip that was approved before; `null` where nothing was, so that the trip itself is asked for. By its
 * kinds and the budget's sums alone: it is kept, and told with the ruling.
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
  return { what: changesSinceApproval(trip, profile), budget };
}
