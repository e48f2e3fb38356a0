import { isCurrency } from "../kernel/index.ts";
import type { Profile } from "../profile/index.ts";

/** The currency that a municipality keeps its accounts in. A profile without one does not read. */
export function homeCurrencyOf(profile: Profile) {
  if (!isCurrency(profile.currency)) throw new Error(`a profile was read with the currency ${profile.currency}`);
  return profile.currency;
}
