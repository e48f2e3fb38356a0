import type { Trip } from "../trip.ts";

/**
 * A payer of ours that nobody knows the body of: a unit pays beside a committee, and none is chosen, or the other way. The
 * body that is chosen then bears the whole (docs/decisions/0056). `null` where there is none.
 */
export function unplacedPayer({ committeeId, unitId, plan }: Trip): "committee" | "unit" | null {
  const pays = (payer: string) => plan.funding.some((one) => one.payer === payer);
  if (committeeId !== null && unitId === null && pays("unit")) return "unit";
  if (unitId !== null && committeeId === null && pays("committee")) return "committee";
  return null;
}
