import type { PublishedTrip } from "./shown.ts";
import { hundredthsIn } from "./shown.ts";

/** What the payers come to together, held against the budget, in hundredths. */
export interface PayersDiffer {
  readonly paid: bigint;
  readonly budget: bigint;
  readonly apart: bigint;
  readonly is: "above" | "below";
}

/**
 * Payers that do not come to the budget; `null` where they do, or where it cannot be said: without a sum of the budget, and below
 * it where somebody's amount is not known.
 */
export function payersDiffer({ funding, budget }: Pick<PublishedTrip, "funding" | "budget">): PayersDiffer | null {
  const total = hundredthsIn(budget?.total ?? null);
  const amounts = funding.map(({ amount }) => hundredthsIn(amount));
  const known = amounts.filter((one) => one !== null);
  if (total === null || known.length === 0) return null;
  const paid = known.reduce((sum, one) => sum + one, 0n);
  if (paid > total) return { paid, budget: total, apart: paid - total, is: "above" };
  return paid === total || known.length < amounts.length
    ? null
    : { paid, budget: total, apart: total - paid, is: "below" };
}
