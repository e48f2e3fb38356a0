import type { PolicyValue } from "../../profile/index.ts";
import type { PotFigures } from "../pot-figures.ts";

/**
 * What of a year's pot goes to the next: what is left, as far as the profile's policy lets it; never a deficit.
 * @param already what was carried out before, in hundredths above zero
 */
export function carriedOut(rule: PolicyValue<"carryOver">, { left }: PotFigures, already: bigint): bigint {
  const most = rule.rule === "up-to" ? rule.amount - already : rule.rule === "all" ? left : 0n;
  const amount = most < left ? most : left;
  return amount > 0n ? amount : 0n;
}
