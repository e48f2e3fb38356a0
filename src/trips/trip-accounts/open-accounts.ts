import { accountsKeepers, accountsReaders } from "../../accounts/index.ts";
import { hasRoleOver, requireRoleOver, type Who, type Work } from "../../identity/index.ts";
import { openTrip } from "../open-trip.ts";
import { ownedOf, type Trip, type TripId } from "../trip.ts";

/** Whether somebody reads a trip's postings and receipts, for the link and for the guard: within the scope of their role. */
export function readsAccounts(who: Who, trip: Trip): boolean {
  return hasRoleOver(who, ownedOf(trip), accountsReaders);
}

/** Whether somebody books on a trip. */
export function keepsAccounts(who: Who, trip: Trip): boolean {
  return hasRoleOver(who, ownedOf(trip), accountsKeepers);
}

/** A trip whose accounts somebody reads, or keeps. @throws NotFound `trip-unknown`; Forbidden `role-needed` */
export async function openAccounts(work: Work, id: TripId, to: "read" | "keep"): Promise<Trip> {
  const trip = await openTrip(work, id);
  requireRoleOver(work.who, ownedOf(trip), to === "read" ? accountsReaders : accountsKeepers);
  return trip;
}
