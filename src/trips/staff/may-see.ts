import { hasRoleOver, type Who } from "../../identity/index.ts";
import type { RoleName } from "../../profile/index.ts";
import { rolesThatMay } from "../may.ts";
import { ownedOf, type Trip } from "../trip.ts";

/** Who may read what happened to a trip, and who did it. It holds names, so whoever keeps the machine is not among them. */
export const historyReaders: readonly RoleName[] = ["coordinator", "secretary", "auditor", "dpo"];

export function mayReadHistory(who: Who, trip: Trip): boolean {
  return hasRoleOver(who, ownedOf(trip), historyReaders);
}

/** Whoever may put a trip together may begin one. */
export function mayCreate(who: Who): boolean {
  return who.grants.some((one) => rolesThatMay("submit").includes(one.role));
}
