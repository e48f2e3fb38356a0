import type { DateOn } from "../../kernel/index.ts";
import { limitOn, type Profile, periodAfter, settingOn } from "../../profile/index.ts";
import { accountsRule, isAskedBy } from "../obligations/after-return.ts";
import { isStopped } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";
import { isUnreported } from "../trip-entry-type.ts";
import { dayIn, isOver } from "./shown.ts";

/** What of a published trip says whether its accounts are awaited. */
type Settling = Pick<TripEntry, "startOn" | "endOn" | "kind" | "status" | "accountsReopened"> & {
  readonly accounts: Pick<TripEntry["accounts"], "status">;
};

/** What is not published yet: the last day for it, and whether that day has passed. */
export interface Awaited {
  readonly dueOn: DateOn;
  readonly late: boolean;
}

/**
 * When the accounts are to be there, read from the published trip by the rule that the desk's obligation reads. `null`
 * where they are final, were closed once and are opened again after their day, none are owed, the trip is complete, or the municipality does not
 * show its deadlines.
 */
export function accountsAwaited(entry: Settling, profile: Profile, today: DateOn): Awaited | null {
  const { endOn, tracks } = ownOf(entry, profile, today);
  if (endOn === null || !tracks?.accounts || entry.accounts.status === "final") return null;
  const rule = accountsRule(profile, endOn);
  return rule && isAskedBy(rule.dueOn, entry.accountsReopened?.on ?? null) ? awaited(rule.dueOn, today) : null;
}

/** Whether the accounts are late, and whether they were closed before and are opened again. */
export function settlingOf(entry: Settling, profile: Profile, today: DateOn) {
  const isLate = accountsAwaited(entry, profile, today)?.late ?? false;
  return { isLate, isReopened: Boolean(entry.accountsReopened) };
}

/** The same of the report; what is handed in is awaited of nobody who owes it. */
export function reportAwaited(entry: TripEntry, profile: Profile, today: DateOn): Awaited | null {
  return isUnreported(entry) ? reportDue(entry, profile, today) : null;
}

/** The same of a trip that nobody has told of a report of. */
export function reportDue(entry: Omit<Settling, "accounts">, profile: Profile, today: DateOn): Awaited | null {
  const { endOn, tracks } = ownOf(entry, profile, today);
  if (endOn === null || tracks?.report !== "owed") return null;
  const rule = limitOn(profile, "reportDue", endOn);
  return rule?.value ? awaited(periodAfter(endOn, rule.value), today) : null;
}

/** Whether the municipality asks for reports by a day, and shows its deadlines: else none is ever over its term. */
export function tellsLateReports(profile: Profile, today: DateOn): boolean {
  return Boolean(limitOn(profile, "reportDue", today)?.value) && settingOn(profile, "obligationsPublic", today).value;
}

function awaited(dueOn: DateOn, today: DateOn): Awaited {
  return { dueOn, late: today > dueOn };
}

function ownOf(entry: Omit<Settling, "accounts">, profile: Profile, today: DateOn) {
  const endOn = dayIn(entry.endOn);
  // Of a complete trip both are settled, or were never owed here: one that came by a file, or was entered as past.
  const shown =
    entry.status === "approved" && entry.kind !== null && settingOn(profile, "obligationsPublic", today).value;
  const on = dayIn(entry.startOn) ?? today;
  return { endOn, tracks: shown && entry.kind ? settingOn(profile, "tracks", on).value[entry.kind] : null };
}

/** Whether clock times are held back until the return: there is to be one, and the municipality hides them. */
export function hoursComeLater(entry: TripEntry, profile: Profile, today: DateOn): boolean {
  if (entry.endOn === null || isStopped(entry) || isOver(entry, today)) return false;
  const on = dayIn(entry.startOn) ?? today;
  return settingOn(profile, "publication", on).value.hiddenUntilReturn.includes("clock-times");
}
