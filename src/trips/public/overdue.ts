import type { DateOn } from "../../kernel/index.ts";
import type { Db } from "../../platform/index.ts";
import type { Municipality } from "../../profile/index.ts";
import { currentInStates, type RecordId, unreportedFields } from "../../register/index.ts";
import type { TripEntry } from "../trip-entry.ts";
import { accountsAwaited, reportDue } from "./awaited.ts";

/**
 * Published trips whose accounts should have been settled and are not, by the rule that each record says it by: they lack
 * accounts as those do that never had any. It comes with the days and not with a publication, so no tally has it.
 * @param bodyId those of one committee or unit alone
 */
export async function overdueTrips(
  db: Db,
  here: Municipality,
  today: DateOn,
  bodyId?: string,
): Promise<readonly RecordId[]> {
  const open = await openAccounts(db, here, today, bodyId);
  return open.flatMap(({ id, isLate }) => (isLate ? [id] : []));
}

/** Published trips that are over and whose accounts are open: whether they are late, and whether they were closed before. */
export async function openAccounts(db: Db, here: Municipality, today: DateOn, bodyId?: string) {
  const fields = ["startOn", "endOn", "kind", "status", "accountsReopened"] as const;
  const states = { states: ["not-settled", "partly-booked"], before: today, bodyId };
  const open = await currentInStates<TripEntry, (typeof fields)[number]>(db, here.id, "trip", states, fields);
  return open.map(({ id, state, entry }) => {
    const status = state as TripEntry["accounts"]["status"];
    const isLate = accountsAwaited({ ...entry, accounts: { status } }, here.profile, today)?.late ?? false;
    return { id, state: status, isLate, isReopened: Boolean(entry.accountsReopened) };
  });
}

/** Published trips whose report should have been handed in and is not, by the rule that each record says it by. */
export async function lateReports(db: Db, here: Municipality, today: DateOn): Promise<readonly RecordId[]> {
  const fields = ["startOn", "endOn", "kind", "status"] as const;
  const open = await unreportedFields<TripEntry, (typeof fields)[number]>(db, here.id, "trip", today, fields);
  return open.flatMap(({ id, entry }) => (reportDue(entry, here.profile, today)?.late ? [id] : []));
}
