import { isStopped } from "../trip.ts";
import type { PublishedTrip } from "./shown.ts";
import { hundredthsIn } from "./shown.ts";

/** What the payers come to together, held against the whole, in hundredths. */
export interface PayersDiffer {
  readonly paid: bigint;
  readonly total: bigint;
  /** What the whole is: the budget, the accounts, or the sum that a source states. */
  readonly of: "budget" | "accounts" | "stated";
  readonly apart: bigint;
  readonly is: "above" | "below";
}

type Paid = Pick<PublishedTrip, "funding" | "status"> & {
  readonly budget: Pick<NonNullable<PublishedTrip["budget"]>, "total"> | null;
  readonly accounts: Pick<PublishedTrip["accounts"], "status" | "total" | "statedTotal">;
};

/**
 * Payers that do not come to the budget, or, where there is none, to what the trip cost; `null` where they do, or where it cannot
 * be said: without such a sum, and below it where somebody's amount is not known.
 */
export function payersDiffer(trip: Paid): PayersDiffer | null {
  const whole = wholeOf(trip);
  const amounts = trip.funding.map(({ amount }) => hundredthsIn(amount));
  const known = amounts.filter((one) => one !== null);
  if (whole === null || known.length === 0) return null;
  const paid = known.reduce((sum, one) => sum + one, 0n);
  const { total } = whole;
  if (paid > total) return { ...whole, paid, apart: paid - total, is: "above" };
  return paid === total || known.length < amounts.length ? null : { ...whole, paid, apart: total - paid, is: "below" };
}

function wholeOf({ budget, accounts, status }: Paid): Pick<PayersDiffer, "total" | "of"> | null {
  const [spent, stated] = [hundredthsIn(accounts.total), hundredthsIn(accounts.statedTotal)];
  const whole = (total: bigint | null, of: PayersDiffer["of"]) => (total === null ? null : { total, of });
  if (budget !== null) return whole(hundredthsIn(budget.total), "budget");
  if (isStopped({ status })) return null;
  if (spent === null) return whole(stated, "stated");
  return accounts.status === "final" ? whole(spent, "accounts") : null;
}
