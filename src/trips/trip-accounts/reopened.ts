import type { Work } from "../../identity/index.ts";
import { type DateOn, dateInZone } from "../../kernel/index.ts";
import { listTrail } from "../../records/index.ts";
import { accountsDueOn } from "../obligations/after-return.ts";
import type { Trip } from "../trip.ts";
import type { TripEntry } from "../trip-entry.ts";

/** What closed accounts are opened again by: until they are closed once more, they were made once. */
export const reopens = "accounts.reopen";

const closes = "accounts.close";
/** Nobody opens an account so often. */
const mostActs = 100;

/**
 * The days that a trip's accounts were closed and opened again, while they are open; `null` where they were never closed. Of several
 * closings it is the one that the deadline is held against. Those that were entered as final have no day of closing.
 */
export async function reopenedOf(
  { tx, municipality: { id: here, profile } }: Work,
  trip: Trip,
): Promise<NonNullable<TripEntry["accountsReopened"]> | null> {
  if (trip.accountsTrack !== "open") return null;
  const acts = { actions: [closes, reopens], subjects: [{ type: "trip", id: trip.id }] };
  const newestFirst = await listTrail(tx, here, acts, { limit: mostActs });
  const told = newestFirst.toReversed().map(({ action, at }) => ({ action, on: dateInZone(at, profile.timeZone) }));
  const last = told.at(-1);
  if (last?.action !== reopens) return null;
  return { on: last.on, closedOn: closingOf(told, accountsDueOn(trip, profile)) };
}

/**
 * That in force at the deadline, else the first after it; the latest where there is none of them. What begins with an opening had
 * been entered as final: at a deadline before that it was closed, on no day that is known.
 * @param acts the oldest first
 */
export function closingOf(
  acts: readonly { readonly action: string; readonly on: DateOn }[],
  dueOn: DateOn | null,
): DateOn | null {
  const closings = acts.filter(({ action }) => action === closes);
  if (dueOn === null) return closings.at(-1)?.on ?? null;
  const standing = acts.findLast(({ on }) => on <= dueOn);
  if (!standing && acts[0]?.action === reopens) return null;
  const told = standing?.action === closes ? standing : closings.find(({ on }) => on > dueOn);
  return (told ?? closings.at(-1))?.on ?? null;
}
