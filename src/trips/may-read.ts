import { hasRoleOver, type Who } from "../identity/index.ts";
import { rolesThatMay } from "./may.ts";
import { ownedOf, type Trip } from "./trip.ts";
import { writesReport } from "./write-report/may-write-report.ts";

/**
 * Whether somebody reads of a trip what is no business of the house: who comes along privately, and whose home is visited.
 * Those who plan it within their scope do, and who began it; the case itself is everybody's at the desk (docs/decisions/0014).
 */
export function readsPrivate(who: Who, trip: Pick<Trip, "committeeId" | "unitId" | "createdBy">): boolean {
  return hasRoleOver(who, ownedOf(trip), rolesThatMay("edit"));
}

/** Whether somebody reads a trip's report: all at the desk once it is settled, and until then those who write it. */
export function readsReport(who: Who, trip: Trip): boolean {
  return trip.reportTrack === "settled" || writesReport(who, trip);
}
